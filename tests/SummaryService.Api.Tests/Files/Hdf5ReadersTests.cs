using System.Diagnostics;
using System.Net;
using System.Text.Json;

namespace SummaryService.Api.Tests.Files;

/// <summary>Many callers with files at once, some of them hostile: each is served in its turn, or told when to come again.</summary>
public sealed class Hdf5ReadersTests
{
    private const string Architecture = """
        {"class_name": "Sequential", "config": {"name": "slow", "layers": [
          {"class_name": "InputLayer", "config": {"batch_shape": [null, 16], "name": "input_layer"}},
          {"class_name": "Dense", "config": {"name": "a", "units": 1}}]}}
        """;

    // Reading it would take half a minute.
    private static readonly byte[] Slow = Hdf5Files.WithLayers(9_000, Architecture);
    private static readonly byte[] Good = Cases.File("two_in_two_out.h5");

    [Fact]
    public async Task Fifty_pupils_who_post_at_once_are_served_within_ten_seconds()
    {
        using var service = await RunningService.StartAsync();
        var watch = Stopwatch.StartNew();
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => PostAsync(service.Address, Good)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_file_that_takes_too_long_is_refused_for_that_and_no_other()
    {
        using var service = await RunningService.StartAsync(("Limits__FileTime", "00:00:00.5"), ("Limits__FileWait", "00:01:00"));
        var slow = Enumerable.Range(0, 4).Select(_ => PostAsync(service.Address, Slow)).ToList();
        var good = Enumerable.Range(0, 4).Select(_ => PostAsync(service.Address, Good)).ToList();

        Assert.All(await Task.WhenAll(good), answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.All(await Task.WhenAll(slow), answer =>
        {
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
            Assert.Contains("longer", answer.Text);
        });
    }

    [Fact]
    public async Task A_file_whose_turn_does_not_come_in_time_may_come_again()
    {
        using var service = await RunningService.StartAsync(("Limits__FileTime", "00:00:02"), ("Limits__FileWait", "00:00:01"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => PostAsync(service.Address, Slow)));

        Assert.Contains(answers, answer => answer.Status == HttpStatusCode.ServiceUnavailable);
        Assert.All(answers.Where(answer => answer.Status == HttpStatusCode.ServiceUnavailable), answer =>
        {
            Assert.True(answer.RetryAfter > TimeSpan.Zero);
            Assert.Equal("/problems/busy", JsonDocument.Parse(answer.Text).RootElement.GetProperty("type").GetString());
        });
    }

    [Fact]
    public async Task Who_posts_one_file_does_not_wait_for_all_those_of_another()
    {
        using var service = await RunningService.StartAsync(("Limits__FileTime", "00:00:00.5"), ("Limits__FileWait", "00:01:00"), ("Access__Proxies", "127.0.0.1"));
        var slow = Enumerable.Range(0, 20).Select(_ => PostAsync(service.Address, Slow, "192.0.2.1")).ToList();
        while (!slow.Any(post => post.IsCompleted))
            await Task.Delay(20, Posts.Token);
        var answer = await PostAsync(service.Address, Good, "192.0.2.2");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.InRange(slow.Count(post => post.IsCompleted), 1, 10);
        await Task.WhenAll(slow);
    }

    [Fact]
    public async Task A_reader_that_is_ended_from_outside_says_nothing_against_a_file()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Processes are found under /proc.");
        using var service = await RunningService.StartAsync(("Limits__FileTime", "00:00:10"));
        var post = PostAsync(service.Address, Slow);
        while (!post.IsCompleted)
        {
            foreach (var reader in ReadersOf(service.Id))
                End(reader);
            await Task.Delay(50, Posts.Token);
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await post).Status);
        Assert.True((await post).RetryAfter > TimeSpan.Zero);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(service.Address, Good)).Status);
    }

    [Fact]
    public async Task A_reader_that_ended_while_it_waited_is_replaced()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Processes are found under /proc.");
        using var service = await RunningService.StartAsync();
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await PostAsync(service.Address, Good)).Status);
            foreach (var reader in ReadersOf(service.Id))
                End(reader);
        }
    }

    private static IEnumerable<int> ReadersOf(int service) => Directory.GetDirectories($"/proc/{service}/task")
        .SelectMany(task => File.Exists($"{task}/children") ? File.ReadAllText($"{task}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries) : [])
        .Select(int.Parse);

    private static void End(int process)
    {
        try
        {
            Process.GetProcessById(process).Kill();
        }
        catch (ArgumentException)
        {
            // It has ended already.
        }
    }

    private static async Task<Answer> PostAsync(Uri service, byte[] file, string? from = null)
    {
        using var client = new HttpClient { BaseAddress = service };
        using var request = Posts.PostFile("/v1/summary", file);
        if (from is not null) request.Headers.Add("X-Forwarded-For", from);
        using var response = await client.SendAsync(request, Posts.Token);
        return new(response.StatusCode, response.Headers.RetryAfter?.Delta, await response.Content.ReadAsStringAsync(Posts.Token));
    }

    private sealed record Answer(HttpStatusCode Status, TimeSpan? RetryAfter, string Text);
}
