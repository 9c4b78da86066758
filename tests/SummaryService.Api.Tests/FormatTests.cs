using System.Net;
using System.Xml.Linq;
using CsvHelper;

namespace SummaryService.Api.Tests;

/// <summary>The tables, compared with files that were read by people.</summary>
public sealed class FormatTests(Service service) : IClassFixture<Service>
{
    private const string Renew = "RENEW_CASES";

    private readonly HttpClient _client = service.CreateClient();

    public static TheoryData<string, string, string> Tables => new(
        from table in new[]
        {
            ("fashion_mnist_cnn", ""),
            ("residual_block", ""),
            ("nested_two_levels", "expand_nested=true"),
            ("frozen_half", "show_trainable=true"),
            ("hostile", "show_trainable=true&expand_nested=true"),
        }
        from format in new[] { "markdown", "html", "csv" }
        select (table.Item1, table.Item2, format));

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task A_table_is_the_one_that_was_reviewed(string model, string options, string format)
    {
        using var response = await PostAsync(await BodyAsync(model), $"format={format}&{options}");
        var served = await response.Content.ReadAsByteArrayAsync(Posts.Token);

        var path = Cases.Path("formats", $"{model}.{(format is "markdown" ? "md" : format)}");
        if (Environment.GetEnvironmentVariable(Renew) is "1")
            await File.WriteAllBytesAsync(path, served, Posts.Token);
        var reviewed = await File.ReadAllBytesAsync(path, Posts.Token);
        Assert.True(
            served.SequenceEqual(reviewed),
            $"The {format} differs from {path}. If that is meant, run the test once with {Renew}=1 and review the difference of the file.");
    }

    [Theory]
    [InlineData("markdown", "text/markdown; charset=utf-8", "default-src 'none'; frame-ancestors 'none'")]
    [InlineData("csv", "text/csv; charset=utf-8", "default-src 'none'; frame-ancestors 'none'")]
    [InlineData("html", "text/html; charset=utf-8", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")]
    public async Task A_table_says_what_it_is_and_what_it_may_do(string format, string type, string policy)
    {
        using var response = await PostAsync(await BodyAsync("hostile"), $"format={format}");

        Assert.Equal(type, response.Content.Headers.ContentType?.ToString());
        Assert.Equal(policy, Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task No_name_gets_out_of_its_place_in_a_page()
    {
        using var response = await PostAsync(await BodyAsync("hostile"), "format=html");
        var page = XDocument.Parse(await response.Content.ReadAsStringAsync(Posts.Token));

        var names = page.Descendants("th").Where(cell => (string?)cell.Attribute("scope") is "row").Select(cell => cell.Value).ToList();
        Assert.Equal(14, names.Count);
        Assert.Equal("<img src=x onerror=alert(1)>", names[0]);
        Assert.Equal("line␍␊| --- | break |", names[9]);
        Assert.Equal("\uFFFDreversed␇", names[10]);
        Assert.Empty(page.Descendants("script").Concat(page.Descendants("img")).Concat(page.Descendants("a")));
        Assert.Equal("Model: </title><script>alert('model')</script>", page.Descendants("title").Single().Value);
    }

    [Fact]
    public async Task A_name_is_no_formula_to_a_spreadsheet_and_reads_back_otherwise()
    {
        using var response = await PostAsync(await BodyAsync("hostile"), "format=csv");
        using var csv = CsvReader.Create(new StringReader(await response.Content.ReadAsStringAsync(Posts.Token)));

        var names = new List<string>();
        while (csv.Read())
            names.Add(csv.GetString("name")!);
        Assert.Equal(14, names.Count);
        Assert.Equal("'=HYPERLINK(\"http://example.com\", \"x\")", names[3]);
        Assert.Equal(["'+1", "'-1"], names[4..6]);
        Assert.Equal("line\r\n| --- | break |", names[9]);
        Assert.Equal("'\t=1+1", names[13]);
    }

    [Theory]
    [InlineData("markdown", "| --- | --- | --- | ---: |\n\n")]
    [InlineData("csv", "name,type,output_shape,params,trainable_params,non_trainable_params,connected_to\r\n")]
    [InlineData("html", "<tbody>\n</tbody>")]
    public async Task A_model_without_rows_is_a_table_without_rows(string format, string expected)
    {
        using var response = await PostAsync("""{"layers": []}""", $"format={format}");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains(expected, await response.Content.ReadAsStringAsync(Posts.Token));
    }

    private async Task<HttpResponseMessage> PostAsync(string body, string options) =>
        await _client.SendAsync(Posts.Post($"/v1/summary?{options}", body), Posts.Token);

    private static async Task<string> BodyAsync(string model) => model is "hostile"
        ? await File.ReadAllTextAsync(Cases.Path("formats", "hostile.json"), Posts.Token)
        : Models.Read($"models/{model}")["model_json"]!.ToJsonString();
}
