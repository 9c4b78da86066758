using System.IO.Compression;
using System.Text;
using SummaryService.Domain.Tests.Containers;

namespace SummaryService.Domain.Tests.Hostile;

/// <summary>Documents that are small to send and would be large to read, to walk over or to answer; most as large as a body may be.</summary>
internal static class Bombs
{
    private const int Megabytes8 = 8 << 20;

    /// <summary>Each with what the engine says to it: the first problem's key, or <c>answered</c>.</summary>
    public static IReadOnlyDictionary<string, (string Answer, Func<byte[]> Make)> All { get; } = new Dictionary<string, (string, Func<byte[]>)>
    {
        ["nineteen models, each calling the next ten times"] = ("answered", Bytes(NestedTenfold)),
        ["nineteen models, each calling the next on two shapes of its own"] = ("limit_exceeded.visits", Bytes(NestedOnOtherShapes)),
        ["a diamond of depth 19,000"] = ("answered", Bytes(() => Graph(Each(19_000, i => $$"""{"type":"Add","name":"x{{i + 1}}","inputs":["x{{i}}","x{{i}}"]}""")))),
        ["a ring of 19,000 layers"] = ("cycle", Bytes(() => Graph(Each(19_000, i => $$"""{"type":"ReLU","name":"r{{i}}","inputs":"r{{(i + 1) % 19_000}}"}""")))),
        ["80,000 lists in each other"] = ("limit_exceeded.depth", Bytes(() => Deep("[", "]"))),
        ["80,000 models in each other"] = ("limit_exceeded.depth", Bytes(() => Deep("""{"layers":[""", "]}"))),
        ["80,000 lists that are not closed"] = ("invalid_json.ends_early", Bytes(() => Deep("[", ""))),
        ["wrappers in each other as deep as can be"] = ("wrong_rank.at_least", Bytes(() => Chain("[8,4]", Wrapped(60, "TimeDistributed", """{"type":"Dense","units":2}""")))),
        ["two-way layers in each other as deep as can be"] = ("wrong_kind.recurrent_layer", Bytes(() => Chain("[8,4]", Wrapped(60, "Bidirectional", """{"type":"LSTM","units":2}""")))),
        ["gzip"] = ("unknown_dialect.gzip", Gzip),
        ["zip of zeros"] = ("limit_exceeded.archive_ratio", () => Archives.Of(Archives.Config, new byte[200_000_000])),
        ["zip of noise"] = ("limit_exceeded.archive_entry", () => Archives.Of(Archives.Config, Noise(Megabytes8 + 1))),
        ["noise"] = ("invalid_json.encoding", () => Noise(Megabytes8)),
        ["a number of eight million digits"] = ("out_of_range.too_large", Bytes(() => Chain("[8]", $$"""{"type":"Dense","units":{{new string('9', Megabytes8)}}}"""))),
        ["numbers beyond all"] = ("wrong_kind.integer", Bytes(() => Chain("[8]", Each(100, i => """{"type":"Dense","units":1e999}""")))),
        ["counts beyond all"] = ("too_large", Bytes(() => Chain("[9223372036854775807]", Each(100, i => """{"type":"Dense","units":9223372036854775807}""")))),
        ["a million empty objects for layers"] = ("missing_type", Bytes(() => Chain("[8]", Each(1_000_000, i => "{}")))),
        ["a million empty objects for an argument"] = ("wrong_kind.sizes", Bytes(() => Chain("[8,8,1]", $$"""{"type":"Conv2D","filters":1,"kernel_size":[{{Each(1_000_000, i => "{}")}}]}"""))),
        ["a million empty objects for a model"] = ("unknown_dialect.array", Bytes(() => $"[{Each(1_000_000, i => "{}")}]")),
        ["half a million unknown arguments"] = ("unknown_argument", Bytes(() => Chain("[8]", $$"""{"type":"Flatten",{{Each(500_000, i => $"\"{i}unit\":1")}}}"""))),
        ["half a million unknown keys"] = ("unknown_key", Bytes(() => $$"""{"layers":[],{{Each(500_000, i => $"\"layer{i}\":1")}}}""")),
        ["a name of eight million letters"] = ("limit_exceeded.name", Bytes(() => Chain("[8]", $$"""{"type":"Flatten","name":"{{new string('n', Megabytes8)}}"}"""))),
        ["a type of eight million letters"] = ("unknown_layer", Bytes(() => Chain("[8]", $$"""{"type":"{{new string('n', Megabytes8)}}"}"""))),
        ["an argument of eight million letters"] = ("unknown_argument", Bytes(() => Chain("[8]", $$"""{"type":"Flatten","{{new string('n', Megabytes8)}}":1}"""))),
        ["a reference of eight million letters"] = ("unknown_reference.layer", Bytes(() => Graph($$"""{"type":"ReLU","inputs":"{{new string('n', Megabytes8)}}"}"""))),
        ["eight megabytes of layers"] = ("limit_exceeded.layers", Bytes(() => Chain("[8]", Each(Megabytes8 / 16, i => """{"type":"ReLU"}""")))),
        ["eight megabytes of models"] = ("limit_exceeded.layers", Bytes(() => Chain("[8]", Each(Megabytes8 / 14, i => """{"layers":[]}""")))),
        ["eight megabytes of layers with long names"] = ("answered", Bytes(() => Chain("[8]", Each(19_000, i => $$"""{"type":"Dense","units":8,"name":"{{i:00000}}{{new string('n', 240)}}"}""")))),
        ["a million references"] = ("limit_exceeded.references", Bytes(() => Graph($$"""{"type":"Add","name":"a","inputs":[{{Each(1_000_000, i => "\"x0\"")}}]}"""))),
        ["a million references to nothing"] = ("unknown_reference.layer", Bytes(() => Graph($$"""{"type":"Add","name":"a","inputs":[{{Each(1_000_000, i => $"\"nothing{i}\"")}}]}"""))),
        ["references to nothing among 19,000 layers"] = ("unknown_reference.suggestion", Bytes(() => Graph(Each(19_000, i => $$"""{"type":"ReLU","name":"layer_of_many{{i}}","inputs":"layr_of_many{{i}}"}""")))),
        ["a million calls"] = ("limit_exceeded.references", Bytes(() => Graph($$"""{"type":"ReLU","name":"a","calls":[{{Each(1_000_000, i => "\"x0\"")}}]}"""))),
        ["two million calls on nothing, in Keras 3's words"] = ("limit_exceeded.references", Bytes(() => Serialized("3.16.0", "\"module\":\"keras.layers\",", "{}"))),
        ["two million calls on nothing, in Keras 2's words"] = ("limit_exceeded.references", Bytes(() => Serialized("2.15.0", "", "[]"))),
        ["half a million references in Keras 2's words"] = ("limit_exceeded.references", Bytes(() => Serialized("2.15.0", "", $"[{Each(500_000, i => "[\"x\",0,0]")}]", 1))),
        ["a million outputs"] = ("limit_exceeded.references", Bytes(() => $$"""{"layers":[{"type":"Input","name":"x0","shape":[8]},{"type":"ReLU","name":"a","inputs":"x0"}],"outputs":[{{Each(1_000_000, i => "\"a\"")}}]}""")),
        ["repeated as often as can be"] = ("too_large", Bytes(() => Chain("[8]", Each(100, i => """{"type":"RepeatVector","n":4611686018427387904},{"type":"Flatten"}""")))),
        ["a shape of a million axes"] = ("reshape.size", Bytes(() => Chain("[8]", $$"""{"type":"Reshape","target_shape":[{{Each(1_000_000, i => "1")}}]}"""))),
        ["an input of a million axes"] = ("limit_exceeded.rank", Bytes(() => Chain($"[{Each(1_000_000, i => "1")}]", """{"type":"Flatten"}"""))),
        ["a permutation of a million axes"] = ("wrong_rank.exactly", Bytes(() => Chain("[8]", $$"""{"type":"Permute","dims":[{{Each(1_000_000, i => $"{i + 1}")}}]}"""))),
        ["joined with itself a hundred times"] = ("too_large", Bytes(() => Graph(Each(100, i => $$"""{"type":"Concatenate","name":"x{{i + 1}}","inputs":["x{{i}}","x{{i}}"]}""")))),
        ["split into more pieces than can be"] = ("out_of_range.outputs", Bytes(() => Graph("""{"type":"ops.split","name":"s","inputs":"x0","indices_or_sections":1000000000,"axis":1}""", "[1000000000]"))),
        ["taken apart along an axis without end"] = ("out_of_range.outputs", Bytes(() => Graph("""{"type":"ops.unstack","name":"s","inputs":"x0","axis":1}""", "[4611686018427387904]"))),
        ["a vocabulary of a million words"] = ("answered", Bytes(() => Chain("[8]", $$"""{"type":"StringLookup","vocabulary":[{{Each(1_000_000, i => $"\"{i}\"")}}]}"""))),
        ["a quarter of a million cells"] = ("limit_exceeded.layers", Bytes(() => Chain("[8,4]", $$"""{"type":"RNN","cell":[{{Each(250_000, i => """{"type":"GRUCell","units":1}""")}}]}"""))),
        ["an equation of eight million letters"] = ("wrong_kind.equation", Bytes(() => Chain("[8,4]", $$"""{"type":"EinsumDense","output_shape":[8,4],"equation":"{{new string('a', Megabytes8 / 2)}},b->{{new string('a', Megabytes8 / 2)}}"}"""))),
    };

    private static string NestedTenfold()
    {
        var model = """{"type":"Dense","name":"m19","units":4,"calls":["i","i","i","i","i","i","i","i","i","i"]}""";
        for (var depth = 18; depth >= 0; depth--)
        {
            var calls = depth == 0 ? "" : $",\"calls\":[{Each(10, i => "\"i\"")}]";
            var sum = Each(10, i => $"\"m{depth + 1}[{i}][0]\"");
            model = $$"""{"name":"m{{depth}}","layers":[{"type":"Input","name":"i","shape":[4]},{{model}},{"type":"Add","name":"s","inputs":[{{sum}}]}]{{calls}}}""";
        }

        return model;
    }

    /// <summary>Twice as long, and one longer than that: no two of the 2¹⁹ shapes are the same.</summary>
    private static string NestedOnOtherShapes()
    {
        var model = """{"type":"Dense","name":"m19","units":4,"calls":["even","odd"]}""";
        for (var depth = 18; depth >= 0; depth--)
        {
            var shape = depth == 0 ? "[1,4]" : "[null,4]";
            var calls = depth == 0 ? "" : ",\"calls\":[\"even\",\"odd\"]";
            model = $$"""
                {"name":"m{{depth}}","layers":[{"type":"Input","name":"i","shape":{{shape}}},
                {"type":"UpSampling1D","name":"even","size":2,"inputs":"i"},{"type":"ZeroPadding1D","name":"odd","padding":[0,1],"inputs":"even"},
                {{model}},{"type":"Concatenate","name":"s","axis":1,"inputs":["m{{depth + 1}}[0][0]","m{{depth + 1}}[1][0]"]}]{{calls}}}
                """;
        }

        return model;
    }

    private static string Deep(string open, string close)
    {
        const int depth = 80_000;
        return $"{string.Concat(Enumerable.Repeat(open, depth))}{string.Concat(Enumerable.Repeat(close, depth))}";
    }

    private static string Wrapped(int depth, string wrapper, string layer)
    {
        for (var i = 0; i < depth; i++)
            layer = $$"""{"type":"{{wrapper}}","layer":{{layer}}}""";
        return layer;
    }

    private static byte[] Gzip()
    {
        var file = new MemoryStream();
        using (var packed = new GZipStream(file, CompressionLevel.Fastest))
            packed.Write(new byte[200_000_000]);
        return file.ToArray();
    }

    private static byte[] Noise(int length)
    {
        var noise = new byte[length];
        new Random(1).NextBytes(noise);
        return noise;
    }

    private static string Chain(string shape, string layers) => $$"""{"input_shape":{{shape}},"layers":[{{layers}}]}""";

    private static string Graph(string layers, string shape = "[8]") => $$"""{"layers":[{"type":"Input","name":"x0","shape":{{shape}}},{{layers}}]}""";

    private static string Serialized(string release, string module, string call, int calls = 2_000_000) => $$"""
        {"class_name":"Functional",{{module}}"keras_version":"{{release}}","config":{"name":"m","layers":[
        {"class_name":"InputLayer",{{module}}"config":{"batch_shape":[null,8],"name":"x"},"name":"x","inbound_nodes":[]},
        {"class_name":"Add",{{module}}"config":{"name":"a"},"name":"a","inbound_nodes":[{{Each(calls, i => call)}}]}],
        "input_layers":[["x",0,0]],"output_layers":[["a",0,0]] } }
        """;

    private static string Each(int count, Func<int, string> item) => string.Join(',', Enumerable.Range(0, count).Select(item));

    private static Func<byte[]> Bytes(Func<string> text) => () => Encoding.UTF8.GetBytes(text());
}
