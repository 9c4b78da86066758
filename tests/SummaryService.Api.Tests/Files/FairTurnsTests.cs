using SummaryService.Api.Files;

namespace SummaryService.Api.Tests.Files;

public sealed class FairTurnsTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Callers_have_their_turns_one_after_the_other()
    {
        var turns = new FairTurns(atOnce: 1, mostWaiting: 16, Long);
        var order = new List<string>();
        await turns.TakeAsync("a", Posts.Token);
        var all = new[] { "a", "a", "a", "b", "b", "c" }.Select(TakeAsync).ToList();
        turns.Give();
        await Task.WhenAll(all);

        Assert.Equal(["a", "b", "c", "a", "b", "a"], order);

        async Task TakeAsync(string caller)
        {
            Assert.True(await turns.TakeAsync(caller, Posts.Token));
            order.Add(caller);
            turns.Give();
        }
    }

    [Fact]
    public async Task More_than_can_wait_are_told_at_once_and_one_caller_has_half_of_the_places()
    {
        var turns = new FairTurns(atOnce: 1, mostWaiting: 4, Long);
        await turns.TakeAsync("a", Posts.Token);
        var waiting = new[] { "a", "a" }.Select(Take).ToList();
        Assert.False(await Take("a"));
        waiting.AddRange(new[] { "b", "c" }.Select(Take));
        Assert.False(await Take("d"));

        for (var i = 0; i <= waiting.Count; i++)
            turns.Give();
        Assert.All(await Task.WhenAll(waiting), Assert.True);

        Task<bool> Take(string caller) => turns.TakeAsync(caller, Posts.Token).AsTask();
    }

    [Fact]
    public async Task Who_leaves_takes_no_turn()
    {
        var turns = new FairTurns(atOnce: 1, mostWaiting: 4, TimeSpan.FromMilliseconds(20));
        await turns.TakeAsync("a", Posts.Token);
        Assert.False(await turns.TakeAsync("a", Posts.Token));
        using var gone = new CancellationTokenSource();
        var aborted = turns.TakeAsync("b", gone.Token).AsTask();
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => aborted);

        turns.Give();
        Assert.True(await turns.TakeAsync("c", Posts.Token));
    }
}
