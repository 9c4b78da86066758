using System.Net;
using System.Text.Json.Nodes;

namespace SummaryService.Api.Tests;

/// <summary>Legacy files give what their architecture gives.</summary>
public sealed class Hdf5Tests : IDisposable
{
    // A machine that is busy with other tests starts processes slowly.
    private readonly Service _service = new Service().With("Limits:FileTime", "00:00:20");

    private readonly HttpClient _client;

    public Hdf5Tests() => _client = _service.CreateClient();

    public void Dispose() => _service.Dispose();

    [Theory]
    [InlineData("two_in_two_out", null)]
    [InlineData("two_in_two_out", "application/x-hdf5")]
    [InlineData("frozen_half", "application/octet-stream")]
    public async Task A_legacy_file_gives_what_the_archive_of_the_same_model_gives(string name, string? contentType)
    {
        var (legacy, archive) = (await AnswerAsync(Cases.File($"{name}.h5"), contentType), await AnswerAsync(Cases.File($"{name}.keras"), null));

        Assert.Equal("hdf5", (string?)legacy["dialect"]);
        foreach (var member in new[] { "name", "type", "inputs", "outputs", "layers", "warnings" })
            Assert.True(JsonNode.DeepEquals(archive[member], legacy[member]), member);
        Assert.Equal((long)archive["totals"]!["params"]!, (long)legacy["totals"]!["params"]!);
    }

    [Fact]
    public async Task Weights_of_other_shapes_than_the_architecture_has_are_a_warning()
    {
        var file = Cases.File("two_in_two_out.h5");
        file[file.AsSpan().IndexOf("\"units\": 32"u8) + "\"units\": 3".Length] = (byte)'1';
        var warnings = (await AnswerAsync(file, null))["warnings"]!.AsArray();

        var differences = warnings.Where(warning => (string?)warning!["code"] == "weights_differ");
        Assert.Equal(["dense", "priority", "department"], differences.Select(warning => (string?)warning!["layer"]));
    }

    [Theory]
    [InlineData(8, "unknown_dialect")]
    [InlineData(100, "unknown_dialect")]
    [InlineData(5_000, "unknown_dialect")]
    public async Task A_file_that_was_cut_off_is_a_problem(int length, string code)
    {
        using var request = Posts.PostFile("/v1/summary", Cases.File("two_in_two_out.h5")[..length]);
        using var response = await _client.SendAsync(request, Posts.Token);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(code, (string?)(await ErrorAsync(response))["code"]);
    }

    [Fact]
    public async Task Weights_without_an_architecture_are_told_so()
    {
        var file = Cases.File("two_in_two_out.h5");
        var name = file.AsSpan().IndexOf("model_config"u8);
        "modelxconfig"u8.CopyTo(file.AsSpan(name));
        using var request = Posts.PostFile("/v1/summary", file);
        using var response = await _client.SendAsync(request, Posts.Token);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("weights only", (string?)(await ErrorAsync(response))["message"]);
    }

    private async Task<JsonNode> AnswerAsync(byte[] file, string? contentType)
    {
        using var request = Posts.PostFile("/v1/summary", file, contentType);
        using var response = await _client.SendAsync(request, Posts.Token);
        var text = await response.Content.ReadAsStringAsync(Posts.Token);
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    private static async Task<JsonNode> ErrorAsync(HttpResponseMessage response) =>
        JsonNode.Parse((await response.ProblemAsync()).GetRawText())!["errors"]!.AsArray().Single()!;
}
