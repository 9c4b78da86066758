using System.Text.Json;

namespace SummaryService.Api.Tests;

/// <summary>A posted file may say that a part of it lies in another one: no file of the machine is opened for it.</summary>
public sealed class LinkedFileTests : IDisposable
{
    // What saved the file has 8 units in the layer 'a', and reading its weights would tell so.
    private const string Architecture = """
        {"class_name": "Sequential", "config": {"name": "frozen_half", "layers": [
          {"class_name": "InputLayer", "config": {"batch_shape": [null, 16], "name": "input_layer"}},
          {"class_name": "Dense", "config": {"name": "a", "units": 77}}]}}
        """;

    // A busy machine takes its time, and time is not what this is about.
    private readonly Service _service = new Service().With("Limits:FileTime", "00:00:20");

    [Fact]
    public async Task Weights_in_another_file_are_not_read()
    {
        var other = Path.Combine(Directory.CreateTempSubdirectory().FullName, "other.h5");
        await File.WriteAllBytesAsync(other, Cases.File("frozen_half.h5"), Posts.Token);

        using var request = Posts.PostFile("/v1/summary", Hdf5Files.WithLinkTo(other, Architecture));
        using var client = _service.CreateClient();
        using var response = await client.SendAsync(request, Posts.Token);

        var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Posts.Token)).RootElement;
        Assert.Equal("hdf5", answer.GetProperty("dialect").GetString());
        Assert.Equal(17 * 77, answer.GetProperty("totals").GetProperty("params").GetInt64());
        Assert.Empty(answer.GetProperty("warnings").EnumerateArray());
    }

    /// <inheritdoc/>
    public void Dispose() => _service.Dispose();
}
