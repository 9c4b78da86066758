using System.Net;

namespace SummaryService.Api.Tests;

public sealed class JsonCorpusTests(Service service) : IClassFixture<Service>
{
    private static readonly string Folder = Path.Combine(Cases.Root, "..", "shared", "json-corpus");

    private readonly HttpClient _client = service.CreateClient();

    [Fact]
    public async Task Whatever_json_is_posted_it_is_answered_and_no_fault()
    {
        Assert.SkipUnless(Directory.Exists(Folder), "The JSON corpus (nst/JSONTestSuite) is not beside the repository, in ../shared/json-corpus.");

        foreach (var file in Directory.EnumerateFiles(Folder, "*.json"))
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/summary")
            {
                Content = new ByteArrayContent(await File.ReadAllBytesAsync(file, Posts.Token)),
            };
            using var response = await _client.SendAsync(request, Posts.Token);

            var name = Path.GetFileName(file);
            Assert.True((int)response.StatusCode < 500, $"{name}: {(int)response.StatusCode}");
            if (name.StartsWith("n_", StringComparison.Ordinal))
                Assert.True(Refused(response.StatusCode, name), $"{name}: {(int)response.StatusCode}");
            if ((int)response.StatusCode >= 400)
                await response.ProblemAsync();
        }
    }

    // Two of the files are deeper than any reader goes, so that their depth may be met before their fault.
    private static bool Refused(HttpStatusCode status, string name) =>
        status is HttpStatusCode.BadRequest
        || (status is HttpStatusCode.RequestEntityTooLarge
            && name is "n_structure_100000_opening_arrays.json" or "n_structure_open_array_object.json");
}
