using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace SummaryService.Api.Tests;

/// <summary>An archive whose architecture leaves weights open: the shapes of those that lie in it tell.</summary>
public sealed class ArchiveWeightsTests : IDisposable
{
    // A machine that is busy with other tests starts processes slowly.
    private readonly Service _service = new Service().With("Limits:FileTime", "00:00:20");

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task A_layer_of_the_authors_own_has_the_weights_that_lie_in_the_archive()
    {
        var answer = await AnswerAsync(Changed("two_in_two_out.keras", layer =>
        {
            if ((string?)layer["name"] == "priority") (layer["module"], layer["class_name"], layer["registered_name"]) = ("mine", "Mine", "mine>Mine");
        }));

        var row = Row(answer, "priority");
        Assert.Equal((42 + 1, 42 + 1), ((int)row["params"]!, (int)row["trainable_params"]!));
        Assert.Null(row["params_unknown"]);
        Assert.Null(answer["totals"]!["lower_bound"]);
        Assert.Equal(["unknown_params", "unknown_shape"], answer["warnings"]!.AsArray().Where(warning => (string?)warning!["layer"] == "priority").Select(warning => (string?)warning!["code"]));
        Assert.Contains("the file's list of weights", (string?)answer["warnings"]!.AsArray().First(warning => (string?)warning!["code"] == "unknown_params")!["message"]);
    }

    [Fact]
    public async Task Layers_behind_it_have_those_too()
    {
        var answer = await AnswerAsync(Changed("frozen_half.keras", layer =>
        {
            // Nothing tells any more what goes into the layers.
            if (layer["config"] is { } config) (layer["build_config"], config["batch_shape"]) = (null, null);
        }, config => (config["build_input_shape"], config["layers"]) = (null, new JsonArray([.. config["layers"]!.AsArray().Skip(1).Select(layer => layer!.DeepClone())]))));

        Assert.Equal([(136, 0), (32, 16), (36, 36)], new[] { "a", "bn", "b" }.Select(name => Row(answer, name)).Select(row => ((int)row["params"]!, (int)row["trainable_params"]!)));
        Assert.Null(answer["totals"]!["lower_bound"]);
    }

    [Fact]
    public async Task Weights_that_cannot_be_read_are_left_out()
    {
        var answer = await AnswerAsync(Changed("two_in_two_out.keras", layer =>
        {
            if ((string?)layer["name"] == "priority") (layer["module"], layer["class_name"], layer["registered_name"]) = ("mine", "Mine", "mine>Mine");
        }, weights: [1, 2, 3]));

        Assert.True((bool)Row(answer, "priority")["params_unknown"]!);
        Assert.True((bool)answer["totals"]!["lower_bound"]!);
    }

    private static JsonNode Row(JsonNode answer, string name) => answer["layers"]!.AsArray().Single(row => (string?)row!["name"] == name)!;

    /// <summary>An archive with another architecture.</summary>
    private static byte[] Changed(string file, Action<JsonNode> changeLayer, Action<JsonNode>? changeConfig = null, byte[]? weights = null)
    {
        using var source = new ZipArchive(new MemoryStream(Cases.File(file)));
        using var output = new MemoryStream();
        using (var changed = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in source.Entries)
            {
                using var content = new MemoryStream();
                using (var from = entry.Open())
                    from.CopyTo(content);
                var bytes = entry.Name == "config.json" ? Change(content.ToArray(), changeLayer, changeConfig) : entry.Name == "model.weights.h5" ? weights ?? content.ToArray() : content.ToArray();
                using var to = changed.CreateEntry(entry.FullName, CompressionLevel.NoCompression).Open();
                to.Write(bytes);
            }
        }

        return output.ToArray();
    }

    private static byte[] Change(byte[] architecture, Action<JsonNode> changeLayer, Action<JsonNode>? changeConfig)
    {
        var model = JsonNode.Parse(architecture)!;
        foreach (var layer in model["config"]!["layers"]!.AsArray())
            changeLayer(layer!);
        changeConfig?.Invoke(model["config"]!);
        return Encoding.UTF8.GetBytes(model.ToJsonString());
    }

    private async Task<JsonNode> AnswerAsync(byte[] file)
    {
        using var client = _service.CreateClient();
        using var request = Posts.PostFile("/v1/summary", file);
        using var response = await client.SendAsync(request, Posts.Token);
        var text = await response.Content.ReadAsStringAsync(Posts.Token);
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }
}
