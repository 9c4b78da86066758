using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using SummaryService.Domain;

namespace SummaryService.Benchmarks;

/// <summary>The bodies that are measured.</summary>
internal static class Bodies
{
    /// <summary>The lesson's model in the short form.</summary>
    public static readonly byte[] Lesson = Example("fashion-mnist-cnn");

    /// <summary>The same as Keras 3 writes it.</summary>
    public static readonly byte[] LessonKeras3 = Example("fashion-mnist-cnn-keras3");

    /// <summary>A published network, as Keras 3 writes it.</summary>
    public static readonly byte[] ResNet50 = Application("resnet50");

    /// <summary>The lesson's model as Keras 2 writes it, which is what TensorFlow.js reads.</summary>
    public static readonly byte[] LessonKeras2 = Keras2(Lesson);

    /// <summary>A published network of 156 layers in the same form.</summary>
    public static readonly byte[] MobileNetV2Keras2 = Keras2(Application("mobilenet_v2"));

    /// <summary>A body without line breaks, and one at its end.</summary>
    public static byte[] OneLine(byte[] body) => Encoding.UTF8.GetBytes($"{JsonNode.Parse(body)!.ToJsonString()}\n");

    /// <summary>A chain of so many layers.</summary>
    public static byte[] Chain(int layers)
    {
        var dense = Enumerable.Range(0, layers).Select(JsonNode? (_) => new JsonObject { ["type"] = "Dense", ["units"] = 64, ["activation"] = "relu" });
        var model = new JsonObject { ["input_shape"] = new JsonArray(64), ["layers"] = new JsonArray([.. dense]) };
        return Encoding.UTF8.GetBytes(model.ToJsonString());
    }

    /// <summary>A file of the tests' cases.</summary>
    public static byte[] Case(string folder, string name) => File.ReadAllBytes(Path.Combine(Root(), "tests", "cases", folder, name));

    private static byte[] Application(string name)
    {
        using var file = new GZipStream(new MemoryStream(Case("applications", $"{name}.json.gz")), CompressionMode.Decompress);
        return Encoding.UTF8.GetBytes(JsonNode.Parse(file)!["model_json"]!.ToJsonString());
    }

    private static byte[] Keras2(byte[] architecture) => Converter.Convert(new() { Architecture = architecture }, "keras2").Value!.Json.ToArray();

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SummaryService.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The benchmarks run inside the repository.");
        return folder.FullName;
    }

    /// <summary>Cells of five blocks as NASNet has them: each adds two branches of three layers from what came before in the cell or in the two before it.</summary>
    public static byte[] Cells(int cells)
    {
        var layers = new JsonArray(new JsonObject { ["type"] = "Input", ["name"] = "image", ["shape"] = new JsonArray(32, 32, 16) });
        var (before, last) = ("image", "image");
        for (var cell = 0; cell < cells; cell++)
        {
            var sources = new List<string> { before, last };
            for (var block = 0; block < 5; block++)
            {
                var branches = new JsonArray();
                for (var side = 0; side < 2; side++)
                {
                    // Which source each branch has is arbitrary, and always the same.
                    var source = sources[((cell * 7) + (block * 5) + (side * 3)) % sources.Count];
                    source = Add(new() { ["type"] = "ReLU" }, $"relu_{cell}_{block}_{side}", source);
                    source = Add(new() { ["type"] = "SeparableConv2D", ["filters"] = 16, ["kernel_size"] = 3, ["padding"] = "same" }, $"conv_{cell}_{block}_{side}", source);
                    branches.Add(Add(new() { ["type"] = "BatchNormalization" }, $"norm_{cell}_{block}_{side}", source));
                }

                sources.Add(Add(new() { ["type"] = "Add" }, $"add_{cell}_{block}", branches));
            }

            var joined = Add(new() { ["type"] = "Concatenate" }, $"concat_{cell}", new JsonArray([.. sources.Skip(2).Select(source => JsonValue.Create(source))]));
            (before, last) = (last, Add(new() { ["type"] = "Conv2D", ["filters"] = 16, ["kernel_size"] = 1 }, $"project_{cell}", joined));
        }

        return Encoding.UTF8.GetBytes(new JsonObject { ["layers"] = layers }.ToJsonString());

        string Add(JsonObject layer, string name, JsonNode inputs)
        {
            (layer["name"], layer["inputs"]) = (name, inputs);
            layers.Add(layer);
            return name;
        }
    }

    private static byte[] Example(string name)
    {
        var api = System.Reflection.Assembly.Load("SummaryService.Api");
        var resource = api.GetManifestResourceNames().Single(resource => resource.EndsWith($"{name}.json", StringComparison.Ordinal));
        using var stream = api.GetManifestResourceStream(resource)!;
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
