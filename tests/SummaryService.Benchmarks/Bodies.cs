using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

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

    /// <summary>A chain of so many layers.</summary>
    public static byte[] Chain(int layers)
    {
        var dense = Enumerable.Range(0, layers).Select(JsonNode? (_) => new JsonObject { ["type"] = "Dense", ["units"] = 64, ["activation"] = "relu" });
        var model = new JsonObject { ["input_shape"] = new JsonArray(64), ["layers"] = new JsonArray([.. dense]) };
        return Encoding.UTF8.GetBytes(model.ToJsonString());
    }

    private static byte[] Application(string name)
    {
        using var file = new GZipStream(File.OpenRead(Path.Combine(Root(), "tests", "cases", "applications", $"{name}.json.gz")), CompressionMode.Decompress);
        return Encoding.UTF8.GetBytes(JsonNode.Parse(file)!["model_json"]!.ToJsonString());
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SummaryService.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The benchmarks run inside the repository.");
        return folder.FullName;
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
