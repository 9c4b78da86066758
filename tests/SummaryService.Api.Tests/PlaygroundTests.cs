using System.IO.Compression;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SummaryService.Api.Tests;

/// <summary>How the page and its files are served, and what they are made of.</summary>
public sealed partial class PlaygroundTests(Service service) : IClassFixture<Service>
{
    /// <summary>How large the page may be without its editor, unpacked.</summary>
    private const int MostBytes = 400_000;

    private static readonly string Root = System.IO.Path.Combine(Cases.Root, "src", "SummaryService.Api", "wwwroot");

    private readonly HttpClient _client = service.CreateClient();

    public static TheoryData<string> Files => new(Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
        .Select(path => System.IO.Path.GetRelativePath(Root, path).Replace('\\', '/'))
        .Where(path => path != "index.html")
        .Order(StringComparer.Ordinal));

    [Fact]
    public async Task The_page_is_at_the_root_and_may_run_and_style_nothing_but_its_own_files()
    {
        using var response = await _client.GetAsync("/", Posts.Token);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal(await System.IO.File.ReadAllTextAsync(System.IO.Path.Combine(Root, "index.html"), Posts.Token), await response.Content.ReadAsStringAsync(Posts.Token));
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';", policy);
        Assert.DoesNotContain("unsafe", policy);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Each_file_is_served_as_it_is_and_packed(string path)
    {
        var bytes = await System.IO.File.ReadAllBytesAsync(System.IO.Path.Combine(Root, path), Posts.Token);
        using var plain = await _client.GetAsync($"/{path}", Posts.Token);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/{path}");
        request.Headers.Add("Accept-Encoding", "br, gzip");
        using var packed = await _client.SendAsync(request, Posts.Token);

        Assert.Equal(HttpStatusCode.OK, plain.StatusCode);
        Assert.Equal(bytes, await plain.Content.ReadAsByteArrayAsync(Posts.Token));
        Assert.Equal(["gzip"], packed.Content.Headers.ContentEncoding);
        Assert.Equal(bytes, await UnpackAsync(packed));
        Assert.Equal("Accept-Encoding", Assert.Single(packed.Headers.GetValues("Vary")));
        Assert.NotEqual(plain.Headers.ETag, packed.Headers.ETag);
        Assert.All([plain, packed], response => Assert.True(response.Headers.CacheControl!.NoCache));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/playground/main.js")]
    public async Task A_browser_that_has_a_file_does_not_get_it_again(string url)
    {
        using var first = await _client.GetAsync(url, Posts.Token);
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var again = await _client.SendAsync(request, Posts.Token);

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync(Posts.Token));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/playground/style.css")]
    public async Task HEAD_tells_the_length(string url)
    {
        using var get = await _client.GetAsync(url, Posts.Token);
        using var head = await _client.SendAsync(new(HttpMethod.Head, url), Posts.Token);

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal((await get.Content.ReadAsByteArrayAsync(Posts.Token)).Length, head.Content.Headers.ContentLength);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(Posts.Token));
    }

    [Theory]
    [InlineData("GET", "/index.html", 404)]
    [InlineData("GET", "/playground/", 404)]
    [InlineData("GET", "/playground/nothing.js", 404)]
    [InlineData("GET", "/playground/..%2fSummaryService.Api.dll", 404)]
    [InlineData("GET", "/playground/Playground/editor/package.json", 404)]
    [InlineData("POST", "/", 405)]
    public async Task What_is_not_there_is_a_problem_as_everywhere(string method, string url, int status)
    {
        using var response = await _client.SendAsync(new(new(method), url), Posts.Token);

        Assert.Equal(status, (await response.ProblemAsync()).GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task The_page_needs_no_key_and_does_not_count_against_a_caller_s_share()
    {
        using var guarded = new Service().With("Access:Keys", new string('0', 64)).With("RateLimits:Enabled", "true").With("RateLimits:Burst", "1").With("RateLimits:PerSecond", "1");
        using var client = guarded.CreateClient();

        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/", Posts.Token)).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/playground/main.js", Posts.Token)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/v1/examples", Posts.Token)).StatusCode);
    }

    [Fact]
    public void Every_language_of_the_page_has_the_same_words_with_the_same_values()
    {
        var (english, chinese) = (Words("en"), Words("zh-CN"));

        Assert.Equal(english.Select(word => word.Key), chinese.Select(word => word.Key));
        Assert.All(english, word => Assert.Equal(Values(word.Value), Values(chinese[word.Key])));
        Assert.All(chinese, word => Assert.NotEmpty(word.Value));
    }

    [Fact]
    public void Every_word_that_the_page_asks_for_is_there_and_none_is_left_over()
    {
        var source = string.Concat(OwnFiles().Where(path => path.EndsWith(".js", StringComparison.Ordinal) || path.EndsWith(".html", StringComparison.Ordinal)).Select(System.IO.File.ReadAllText));
        // As it is written, or with an ending that the page works out: a number's form, a name from a list.
        var asked = Quoted().Matches(source).Select(match => match.Groups[1].Value).ToHashSet();
        var begun = Begun().Matches(source).Select(match => match.Groups[1].Value).ToHashSet();
        var left = Words("en").Keys.Where(key => !asked.Contains(key) && !asked.Contains(Number().Replace(key, ".*")) && !begun.Any(key.StartsWith));

        Assert.Empty(left);
    }

    [Fact]
    public async Task Every_example_has_a_title_in_every_language()
    {
        var names = JsonNode.Parse(await _client.GetStringAsync("/v1/examples", Posts.Token))!.AsArray().Select(example => $"example.{example!["name"]}").Order();

        Assert.Equal(names, Words("zh-CN").Keys.Where(key => key.StartsWith("example.", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public void The_page_has_no_words_of_its_own_no_scripts_and_no_styles_in_it()
    {
        var page = System.IO.File.ReadAllText(System.IO.Path.Combine(Root, "index.html"));

        Assert.DoesNotMatch(@"<style|style=|\son\w+=|<script(?![^>]*\ssrc=)|https?://", page);
        Assert.All(OwnFiles().Where(path => path.EndsWith(".js", StringComparison.Ordinal)), path =>
            Assert.DoesNotMatch(@"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|localStorage|sessionStorage|indexedDB|document\.cookie", System.IO.File.ReadAllText(path)));
    }

    [Fact]
    public void The_page_names_all_modules_that_it_begins_with_so_that_none_is_waited_for()
    {
        var page = System.IO.File.ReadAllText(System.IO.Path.Combine(Root, "index.html"));
        var named = Named().Matches(page).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal);

        Assert.Equal(Reached("playground/main.js", Imported()).Append("playground/opening.js").Distinct().Order(StringComparer.Ordinal), named);
    }

    [Fact]
    public void Every_module_is_used() =>
        Assert.Equal(Files.Select(row => row.Data).Where(path => path.EndsWith(".js", StringComparison.Ordinal)), Reached("playground/main.js", ImportedEver()).Order(StringComparer.Ordinal));

    /// <summary>A module, and all that it leads to.</summary>
    private static HashSet<string> Reached(string module, Regex imports)
    {
        var reached = new HashSet<string>();
        var open = new Stack<string>([module]);
        while (open.TryPop(out var path))
        {
            if (!reached.Add(path)) continue;
            foreach (Match match in imports.Matches(System.IO.File.ReadAllText(System.IO.Path.Combine(Root, path))))
                open.Push($"playground/{match.Groups[1].Value}");
        }

        return reached;
    }

    [Fact]
    public void The_page_is_small()
    {
        Assert.InRange(OwnFiles().Sum(path => new FileInfo(path).Length), 1, MostBytes);
    }

    private static IEnumerable<string> OwnFiles() => Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
        .Where(path => !path.Contains($"{System.IO.Path.DirectorySeparatorChar}vendor{System.IO.Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static SortedDictionary<string, string> Words(string language) =>
        JsonSerializer.Deserialize<SortedDictionary<string, string>>(System.IO.File.ReadAllText(System.IO.Path.Combine(Root, "playground", "words", $"{language}.json")))!;

    private static IEnumerable<string> Values(string text) => Value().Matches(text).Select(match => match.Value).Order(StringComparer.Ordinal);

    private static async Task<byte[]> UnpackAsync(HttpResponseMessage response)
    {
        using var unpacked = new MemoryStream();
        await using var stream = new GZipStream(await response.Content.ReadAsStreamAsync(Posts.Token), CompressionMode.Decompress);
        await stream.CopyToAsync(unpacked, Posts.Token);
        return unpacked.ToArray();
    }

    [GeneratedRegex("""["`]([a-z][a-zA-Z0-9.*]*)["`]""")]
    private static partial Regex Quoted();

    [GeneratedRegex("""`([a-z]+\.)\$\{""")]
    private static partial Regex Begun();

    [GeneratedRegex(@"\.(one|other)$")]
    private static partial Regex Number();

    [GeneratedRegex(@"\{\w+\}|\$")]
    private static partial Regex Value();

    [GeneratedRegex("""from "\./([\w/-]+\.js)";""")]
    private static partial Regex Imported();

    [GeneratedRegex("""(?:from |await import\()"\./([\w/-]+\.js)"\)?""")]
    private static partial Regex ImportedEver();

    [GeneratedRegex("(?:rel=\"modulepreload\" href|type=\"module\" src)=\"([^\"]+)\"")]
    private static partial Regex Named();
}
