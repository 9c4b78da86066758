using System.Text.Json.Nodes;

namespace SummaryService.Api.Tests;

/// <summary>Files that other people published. They are not copied here: without the folder beside the checkout there is nothing to hold.</summary>
public sealed class PublishedFileTests : IDisposable
{
    private static readonly string Folder = Path.Combine(Cases.Root, "..", "shared", "golden", "published");

    private static readonly Dictionary<string, JsonNode> All = Directory.Exists(Folder)
        ? Directory.GetFiles(Folder, "*.json").Select(path => JsonNode.Parse(File.ReadAllText(path))!)
            .Where(row => Path.GetExtension((string?)row["file"]) is ".h5" or ".keras")
            .ToDictionary(row => (string)row["case"]!)
        : [];

    private readonly Service _service = new Service().With("Limits:FileTime", "00:00:20");

    public static TheoryData<string> Names => new(All.Keys.Order(StringComparer.Ordinal).DefaultIfEmpty(""));

    public void Dispose() => _service.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_published_file_gives_its_rows_and_totals_or_is_refused(string name)
    {
        Assert.SkipWhen(name is "", "The published architectures are not beside the repository, in ../shared/golden/published.");
        var (row, expected) = (All[name], All[name]["expected"]!);
        using var client = _service.CreateClient();
        using var request = Posts.PostFile("/v1/summary", await File.ReadAllBytesAsync(Path.Combine(Folder, (string)row["file"]!), Posts.Token));
        using var response = await client.SendAsync(request, Posts.Token);
        if ((string?)row["kind"] == "bad")
        {
            Assert.InRange((int)response.StatusCode, 400, 422);
            Assert.NotEmpty((await response.ProblemAsync()).GetProperty("errors").EnumerateArray());
            return;
        }

        var text = await response.Content.ReadAsStringAsync(Posts.Token);
        Assert.True(response.IsSuccessStatusCode, text);
        var answer = JsonNode.Parse(text)!;
        Assert.Equal(
            expected["layers"]!.AsArray().Where(layer => IsShown(layer!, answer)).Select(Expected),
            answer["layers"]!.AsArray().Zip(expected["layers"]!.AsArray().Where(layer => IsShown(layer!, answer)), Actual));
        if ((string?)expected["oracle"] == "keras3.16")
            Assert.Equal((long)expected["totals"]!["params"]!, (long)answer["totals"]!["params"]!);
    }

    /// <summary>A chain's input layer, which the list of a model that Keras could not load has, is no row.</summary>
    private static bool IsShown(JsonNode layer, JsonNode answer) =>
        (string?)answer["type"] != "Sequential" || (string?)layer["class_name"] != "InputLayer";

    private static string Expected(JsonNode? layer) =>
        $"{layer!["name"]} {layer["class_name"]} {layer["output_shape_text"]} {layer["params"]}";

    // What is not told of a layer is held against nothing.
    private static string Actual(JsonNode? row, JsonNode? expected) =>
        $"{row!["name"]} {row["type"]} {(expected!["output_shape_text"] is null ? null : row["output_shape"])} {(expected["params"] is null ? null : row["params"])}";
}
