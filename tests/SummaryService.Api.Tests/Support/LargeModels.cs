using System.Text;

namespace SummaryService.Api.Tests.Support;

/// <summary>Architectures of some hundred kilobytes, each of a shape that the engine's memory or time goes another way for.</summary>
internal static class LargeModels
{
    /// <summary>As many layers as may be, in as few bytes.</summary>
    public static byte[] Layers(int count) => Bytes($$"""{"input_shape":[8],"layers":[{{Each(count, _ => """{"type":"ReLU"}""")}}]}""");

    /// <summary>Blocks as ResNet has them.</summary>
    public static byte[] Blocks(int count) => Bytes($$"""
        {"layers":[{"type":"Input","name":"i","shape":[56,56,64]},{"type":"ReLU","name":"add0","inputs":"i"},
        {{Each(count, i => $$"""
            {"type":"Conv2D","name":"conv{{i}}","filters":64,"kernel_size":3,"padding":"same","inputs":"add{{i}}"},
            {"type":"BatchNormalization","name":"bn{{i}}","inputs":"conv{{i}}"},
            {"type":"Activation","activation":"relu","name":"relu{{i}}","inputs":"bn{{i}}"},
            {"type":"Add","name":"add{{i + 1}}","inputs":["relu{{i}}","add{{i}}"]}
            """)}}]}
        """);

    /// <summary>Attention after attention, of which each takes long to explain.</summary>
    public static byte[] Attentions(int count) => Bytes($$"""
        {"layers":[{"type":"Input","name":"x0","shape":[8,4]},
        {{Each(count, i => $$"""{"type":"MultiHeadAttention","num_heads":2,"key_dim":2,"name":"x{{i + 1}}","inputs":["x{{i}}","x{{i}}"]}""")}}]}
        """);

    private static string Each(int count, Func<int, string> item) => string.Join(',', Enumerable.Range(0, count).Select(item));

    // On one line, as a body of lines wants it.
    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text.ReplaceLineEndings(""));
}
