using System.Text.Json.Nodes;
using SummaryService.Api.Examples;

namespace SummaryService.Api.Documentation;

/// <summary>A body to try a call with.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">What it is.</param>
/// <param name="Json">The body.</param>
internal sealed record BodyExample(string Name, string Title, ReadOnlyMemory<byte> Json)
{
    /// <summary>A layer with its input.</summary>
    public static readonly BodyExample OneLayer = new(
        "conv2d",
        "A convolution on a grey image",
        """
        {
          "layer": { "type": "Conv2D", "filters": 32, "kernel_size": 3, "activation": "relu" },
          "inputs": [null, 28, 28, 1]
        }
        """u8.ToArray());

    /// <summary>Two models, one a line.</summary>
    public static readonly BodyExample Lines = new(
        "lines",
        "A model, and one with a fault",
        """
        {"input_shape": [4], "layers": [{"type": "Dense", "units": 2}]}
        {"input_shape": [4], "layers": [{"type": "Dense", "unit": 2}]}

        """u8.ToArray());

    /// <summary>A ready architecture.</summary>
    public static BodyExample Of(Example example) => new(example.Name, example.Title, example.Json);

    /// <summary>The body as the documentation's writer takes it.</summary>
    public JsonNode? ToNode() => JsonNode.Parse(Json.Span);
}
