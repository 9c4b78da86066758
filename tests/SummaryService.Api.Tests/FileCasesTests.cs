using System.Text.Json.Nodes;

namespace SummaryService.Api.Tests;

/// <summary>Files as savers of all ages write them, and as they come when something went wrong on the way.</summary>
public sealed class FileCasesTests : IDisposable
{
    private const string Folder = "own";

    private static readonly Dictionary<string, JsonNode> All = File.ReadLines(Cases.Path("files", Folder, "cases.ndjson"))
        .Select(line => JsonNode.Parse(line)!).ToDictionary(fileCase => (string)fileCase["file"]!);

    // A busy machine takes its time, and time is not what these cases are about.
    private readonly Service _service = new Service().With("Limits:FileTime", "00:00:20");

    public static TheoryData<string> Names => new(All.Keys);

    [Fact]
    public void Every_file_is_a_case() =>
        Assert.Equal(All.Keys.Order(), Directory.GetFiles(Cases.Path("files", Folder)).Select(Path.GetFileName).Where(name => name != "cases.ndjson").Order());

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_file_gives_its_rows_or_its_refusal(string name)
    {
        var expected = All[name];
        var (status, answer) = await PostAsync(name, "");
        var wanted = (int?)expected["status"] ?? 200;
        Assert.Equal(wanted, status);
        var json = JsonNode.Parse(answer)!;
        if (wanted != 200)
        {
            Assert.Equal(Texts(expected["codes"]!), json["errors"]!.AsArray().Select(error => (string)error!["code"]!));
            return;
        }

        Assert.Equal((string)expected["dialect"]!, (string)json["dialect"]!);
        Assert.Equal(
            expected["rows"]!.AsArray().Select(row => row!.ToJsonString()),
            json["layers"]!.AsArray().Select(row => new JsonArray([.. new[] { "name", "type", "output_shape", "params" }.Select(key => row![key]!.DeepClone())]).ToJsonString()));
        Assert.Equal(Texts(expected["warnings"] ?? new JsonArray()), json["warnings"]!.AsArray().Select(warning => (string)warning!["code"]!).Distinct());
        Assert.Equal(await PostAsync(name, $"?format=text&style={(string)expected["text"]!}"), await PostAsync(name, "?format=text"));
    }

    /// <inheritdoc/>
    public void Dispose() => _service.Dispose();

    private static IEnumerable<string> Texts(JsonNode list) => list.AsArray().Select(text => (string)text!);

    private async Task<(int Status, string Answer)> PostAsync(string name, string query)
    {
        using var client = _service.CreateClient();
        using var request = Posts.PostFile($"/v1/summary{query}", Cases.File(Path.Combine(Folder, name)));
        using var response = await client.SendAsync(request, Posts.Token);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(Posts.Token));
    }
}
