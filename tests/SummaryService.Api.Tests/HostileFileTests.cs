using System.Collections.Concurrent;
using System.Diagnostics;
using SummaryService.Domain.Tests.Containers;

namespace SummaryService.Api.Tests;

/// <summary>Saved models with bytes changed at random: an answer or a problem, quickly and in little memory, never a fault.</summary>
public sealed class HostileFileTests(Service service) : IClassFixture<Service>
{
    private const long MostBytes = 200_000_000;
    private const int AtOnce = 2;

    private const int Usual = 300;

    // More of them where somebody has the time, on a machine that does nothing else meanwhile.
    private static readonly int Count = int.TryParse(Environment.GetEnvironmentVariable("MUTATIONS"), out var count) ? count : Usual;

    // Among other tests the processors are shared: what is held to then is that the answer comes.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(Count > Usual ? 2 : 6);

    // So is the process, and what other tests have left to collect is nothing that a file took.
    private static long Memory => Count > Usual ? Environment.WorkingSet : GC.GetTotalMemory(forceFullCollection: true);

    private readonly HttpClient _client = service.CreateClient();

    [Theory]
    [InlineData("two_in_two_out.h5")]
    [InlineData("two_in_two_out.keras")]
    public async Task A_damaged_file_is_answered_and_the_next_request_too(string name)
    {
        var sound = Cases.File(name);
        var random = new Random(sound.Length);
        var damaged = Enumerable.Range(0, Count).Select(_ => Mutation.Of(sound, random)).ToList();
        var statuses = new ConcurrentBag<int>();
        var before = Memory;
        await Parallel.ForEachAsync(damaged, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = Posts.Token }, async (file, token) =>
        {
            var watch = Stopwatch.StartNew();
            using var request = Posts.PostFile("/v1/summary", file);
            using var response = await _client.SendAsync(request, token);
            Assert.InRange(watch.Elapsed, TimeSpan.Zero, Longest);
            statuses.Add((int)response.StatusCode);
        });

        Assert.All(statuses, status => Assert.InRange(status, 200, 499));
        Assert.Contains(statuses, status => status >= 400);
        Assert.InRange(Memory - before, long.MinValue, MostBytes);
        using var next = await _client.PostExampleAsync(Posts.Lesson, "/v1/summary");
        Assert.True(next.IsSuccessStatusCode);
    }
}
