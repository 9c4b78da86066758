using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace SummaryService.Api.Tests;

/// <summary>Saved models are posted as the files that they are, or in a form.</summary>
public sealed class FileTests(Service service) : IClassFixture<Service>
{
    private const string File = "two_in_two_out.keras";

    private readonly HttpClient _client = service.CreateClient();

    [Theory]
    [InlineData(null)]
    [InlineData("application/zip")]
    [InlineData("application/octet-stream")]
    [InlineData("application/json")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("text/plain")]
    public async Task A_file_is_read_by_its_first_bytes_whatever_tools_call_it(string? contentType)
    {
        using var request = Posts.PostFile("/v1/summary", Cases.File(File), contentType);
        using var response = await _client.SendAsync(request, Posts.Token);

        var answer = await AnswerAsync(response);
        Assert.Equal("keras-archive", (string?)answer["dialect"]);
        Assert.Equal("ticket_router", (string?)answer["name"]);
    }

    [Theory]
    [InlineData("model")]
    [InlineData("file")]
    public async Task The_one_file_of_a_form_is_read_whatever_its_field_is_called(string field)
    {
        using var form = new MultipartFormDataContent { { new StringContent("x"), "token" }, { new ByteArrayContent(Cases.File(File)), field, File } };
        using var response = await _client.PostAsync("/v1/summary", form, Posts.Token);

        Assert.Equal("keras-archive", (string?)(await AnswerAsync(response))["dialect"]);
    }

    [Fact]
    public async Task A_form_may_hold_an_architecture_as_text()
    {
        var example = await _client.GetByteArrayAsync($"/v1/examples/{Posts.Lesson}", Posts.Token);
        using var form = new MultipartFormDataContent { { new ByteArrayContent(example), "model", "model.json" } };
        using var response = await _client.PostAsync("/v1/summary", form, Posts.Token);

        Assert.Equal("simple", (string?)(await AnswerAsync(response))["dialect"]);
    }

    [Theory]
    [InlineData(0, "no file")]
    [InlineData(2, "more than one file")]
    public async Task A_form_of_other_than_one_file_is_refused(int files, string words)
    {
        using var form = new MultipartFormDataContent { { new StringContent("x"), "token" } };
        for (var i = 0; i < files; i++)
            form.Add(new ByteArrayContent(Cases.File(File)), "model", File);
        using var response = await _client.PostAsync("/v1/summary", form, Posts.Token);

        await AssertBadFormAsync(response, words);
    }

    [Theory]
    [InlineData("multipart/form-data", "no boundary")]
    [InlineData("multipart/form-data; boundary=x", "ends early")]
    [InlineData("multipart/form-data; boundary=y", "ends early")]
    [InlineData("multipart/form-data; boundary=0123456789012345678901234567890123456789012345678901234567890123456789xyz", "too long")]
    public async Task A_form_that_is_none_is_refused(string contentType, string words)
    {
        const string CutOff = "--x\r\nContent-Disposition: form-data; name=\"a\"; filename=\"b\"\r\n\r\nPK";
        using var request = Posts.PostFile("/v1/summary", Encoding.UTF8.GetBytes(CutOff), contentType);
        using var response = await _client.SendAsync(request, Posts.Token);

        await AssertBadFormAsync(response, words);
    }

    [Fact]
    public async Task A_form_over_the_limit_is_refused()
    {
        using var small = new Service().With("Limits:MaxBodyBytes", "1000");
        using var client = small.CreateClient();
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Cases.File(File)), "model", File } };
        using var response = await client.PostAsync("/v1/summary", form, Posts.Token);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task A_text_is_that_of_the_release_that_wrote_the_file_unless_another_is_asked_for()
    {
        var file = Cases.File(File);
        var old = Rewritten(file, "{\"keras_version\": \"3.16.0\"", "{\"keras_version\": \"3.0.4\" ");

        Assert.Equal(await TextAsync(file, "?style=keras3.0"), await TextAsync(old, ""));
        Assert.Equal(await TextAsync(file, ""), await TextAsync(old, "?style=keras3"));
        Assert.NotEqual(await TextAsync(file, ""), await TextAsync(old, ""));
    }

    [Fact]
    public async Task A_damaged_archive_is_a_problem()
    {
        using var request = Posts.PostFile("/v1/summary", Cases.File(File)[..1000]);
        using var response = await _client.SendAsync(request, Posts.Token);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var error = Assert.Single((await response.ProblemAsync()).GetProperty("errors").EnumerateArray());
        Assert.Equal("invalid_archive", error.GetProperty("code").GetString());
    }

    private async Task<string> TextAsync(byte[] file, string query)
    {
        using var request = Posts.PostFile($"/v1/summary{query}", file, accept: "text/plain");
        using var response = await _client.SendAsync(request, Posts.Token);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync(Posts.Token);
    }

    private static byte[] Rewritten(byte[] archive, string from, string to)
    {
        var copy = new MemoryStream();
        using (var source = new ZipArchive(new MemoryStream(archive)))
        using (var target = new ZipArchive(copy, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in source.Entries.Where(entry => entry.Name.EndsWith(".json", StringComparison.Ordinal)))
            {
                using var reader = new StreamReader(entry.Open());
                using var writer = new StreamWriter(target.CreateEntry(entry.Name).Open());
                writer.Write(reader.ReadToEnd().Replace(from, to, StringComparison.Ordinal));
            }
        }

        return copy.ToArray();
    }

    private static async Task<JsonNode> AnswerAsync(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(Posts.Token))!;
    }

    private static async Task AssertBadFormAsync(HttpResponseMessage response, string words)
    {
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problem = await response.ProblemAsync();
        Assert.Equal("/problems/invalid-form", problem.GetProperty("type").GetString());
        Assert.Contains(words, problem.GetProperty("detail").GetString());
    }
}
