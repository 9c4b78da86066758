using System.Diagnostics;

namespace SummaryService.Domain.Tests.Containers;

/// <summary>Saved models with bytes changed at random: an answer or a problem, quickly and in little memory, never a fault.</summary>
public sealed class MutationTests
{
    private const long MostBytes = 200_000_000;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    // More of them where somebody has the time.
    private static int Count => int.TryParse(Environment.GetEnvironmentVariable("MUTATIONS"), out var count) ? count : 300;

    public static TheoryData<string> Saved => new(Archives.Saved);

    [Theory]
    [MemberData(nameof(Saved))]
    public void A_damaged_archive_is_answered(string name)
    {
        var sound = Archives.Read(name);
        var (random, answered) = (new Random(sound.Length), 0);
        for (var i = 0; i < Count; i++)
        {
            var damaged = Mutation.Of(sound, random);
            var (watch, before) = (Stopwatch.StartNew(), GC.GetAllocatedBytesForCurrentThread());
            var outcome = Summarizer.Summarize(damaged);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytes);
            Assert.InRange(watch.Elapsed, TimeSpan.Zero, Longest);
            if (outcome.IsSuccess) answered++;
        }

        // Most of the bytes are weights, which nobody looks at.
        Assert.InRange(answered, 1, Count - 1);
    }
}
