using SummaryService.Api.Admission;

namespace SummaryService.Api.Tests.Admission;

public sealed class RoomTests
{
    private const int Kilobyte = 1024;

    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(0, 2.0 / 3)]
    [InlineData(1, 2.0 / 5)]
    [InlineData(2, 2.0 / 7)]
    public void A_caller_gets_a_share_that_leaves_something_for_the_next(int others, double share)
    {
        var room = RoomOf(bytes: 9000 * Kilobyte);
        var leases = Enumerable.Range(0, others + 1).Select(caller => room.Enter($"{caller}")).ToList();
        // In turn, so that each asks while the others grow, too.
        var got = new int[leases.Count];
        for (var isGiven = true; isGiven;)
        {
            isGiven = false;
            for (var i = 0; i < leases.Count; i++)
            {
                if (!TryTake(leases[i], Kilobyte)) continue;
                got[i]++;
                isGiven = true;
            }
        }

        Assert.All(got, taken => Assert.Equal(share, taken / 9000.0, 0.01));
        Assert.True(TryTake(room.Enter("new"), Kilobyte));
    }

    [Fact]
    public void Bodies_that_wait_leave_the_memory_that_work_takes()
    {
        var room = RoomOf(bytes: 1000 * Kilobyte);
        var bodies = room.Enter("one");
        var most = 0;
        while (TryTake(bodies.TakeBody, Kilobyte))
            most++;
        Assert.InRange(most, 100, 250);

        Assert.True(IsBegun(room.Enter("one"), room.Fitted(new Demand(long.MaxValue, Purpose.Work))));
        Assert.True(IsBegun(room.Enter("other"), new Demand(100 * Kilobyte, Purpose.Work)));
    }

    [Fact]
    public async Task Callers_have_their_turns_one_after_the_other_however_many_one_of_them_waits_for()
    {
        var room = RoomOf(working: 1);
        var (work, turns) = (new Demand(Kilobyte, Purpose.Work), new List<string>());
        var first = room.Enter("many");
        Assert.True(IsBegun(first, work));
        var waiting = new[] { "many", "many", "many", "one", "many" }.Select(async caller =>
        {
            using var lease = room.Enter(caller);
            Assert.True(await lease.BeginWorkAsync(work, Long, Posts.Token));
            lock (turns) turns.Add(caller);
        }).ToList();
        first.Dispose();
        await Task.WhenAll(waiting);

        Assert.Equal("one", turns[0]);
    }

    [Fact]
    public void Of_large_work_there_is_a_little_at_once_and_small_work_passes_it()
    {
        var room = RoomOf(large: 1);

        Assert.True(IsBegun(room.Enter("one"), new Demand(Kilobyte, Purpose.LargeWork)));
        Assert.False(IsBegun(room.Enter("other"), new Demand(Kilobyte, Purpose.LargeWork)));
        Assert.True(IsBegun(room.Enter("other"), new Demand(Kilobyte, Purpose.Work)));
    }

    [Fact]
    public async Task Who_waits_too_long_is_sent_away_and_who_leaves_leaves_nothing_behind()
    {
        var room = RoomOf(working: 1, waiting: 2);
        var work = new Demand(Kilobyte, Purpose.Work);
        var first = room.Enter("one");
        Assert.True(IsBegun(first, work));
        using (var late = room.Enter("late"))
            Assert.False(await late.BeginWorkAsync(work, TimeSpan.FromMilliseconds(20), Posts.Token));
        using var left = CancellationTokenSource.CreateLinkedTokenSource(Posts.Token);
        using (var leaving = room.Enter("leaving"))
        {
            var turn = leaving.BeginWorkAsync(work, Long, left.Token).AsTask();
            await left.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => turn);
        }

        // Both places to wait are free again, of which a caller has one.
        using var second = room.Enter("two");
        var next = second.BeginWorkAsync(work, Long, Posts.Token).AsTask();
        Assert.False(await room.Enter("two").BeginWorkAsync(work, Long, Posts.Token));
        first.Dispose();
        Assert.True(await next);
    }

    [Fact]
    public void An_answer_takes_the_memory_of_its_work_first_and_keeps_it_after()
    {
        var room = RoomOf(bytes: 1000 * Kilobyte);
        using (var lease = room.Enter("one"))
        {
            Assert.True(IsBegun(lease, new Demand(100 * Kilobyte, Purpose.Work)));
            lease.TakeAnswer(60 * Kilobyte);
            Assert.Equal(900 * Kilobyte, room.Free);
            lease.TakeAnswer(60 * Kilobyte);
            Assert.Equal(880 * Kilobyte, room.Free);
            lease.EndWork();
            Assert.Equal(880 * Kilobyte, room.Free);
            lease.GiveAnswer(60 * Kilobyte);
            Assert.Equal(940 * Kilobyte, room.Free);
        }

        using (var lease = room.Enter("one"))
        {
            Assert.True(IsBegun(lease, new Demand(100 * Kilobyte, Purpose.Work)));
            lease.TakeAnswer(60 * Kilobyte);
            lease.EndWork();
            Assert.Equal(940 * Kilobyte, room.Free);
        }

        Assert.Equal(1000 * Kilobyte, room.Free);
    }

    [Fact]
    public async Task Whatever_many_do_at_once_all_is_given_back()
    {
        const int Bytes = 10_000;
        var room = RoomOf(Bytes, working: 3, large: 1, waiting: 8);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(caller => Task.Run(async () =>
        {
            var random = new Random(caller);
            for (var i = 0; i < 500; i++)
            {
                using var left = new CancellationTokenSource(TimeSpan.FromMilliseconds(random.Next(1, 20)));
                using var lease = room.Enter($"{caller % 3}");
                try
                {
                    if (!await lease.TakeBodyAsync(random.Next(500), TimeSpan.FromMilliseconds(random.Next(3)), left.Token)) continue;
                    var work = new Demand(random.Next(3000), random.Next(2) == 0 ? Purpose.Work : Purpose.LargeWork);
                    if (!await lease.BeginWorkAsync(work, TimeSpan.FromMilliseconds(random.Next(3)), left.Token)) continue;
                    lease.TakeAnswer(random.Next(3000));
                    await Task.Yield();
                    if (random.Next(2) == 0) lease.EndWork();
                }
                catch (Exception refused) when (refused is NoRoomException or OperationCanceledException)
                {
                    // Each of these is an end like any other.
                }
            }
        })));

        Assert.Equal(Bytes, room.Free);
        Assert.True(IsBegun(room.Enter("last"), room.Fitted(new Demand(long.MaxValue, Purpose.LargeWork))));
    }

    private static Room RoomOf(long bytes = 1_000_000, int working = 100, int large = 100, int waiting = 100) => new(new RoomSize(bytes, working, large, waiting));

    private static bool IsBegun(Lease lease, Demand work)
    {
        var turn = lease.BeginWorkAsync(work, TimeSpan.FromMilliseconds(20), Posts.Token);
        return turn.IsCompleted && turn.Result;
    }

    private static bool TryTake(Lease lease, int bytes) => TryTake(lease.TakeAnswer, bytes);

    private static bool TryTake(Action<int> take, int bytes)
    {
        try
        {
            take(bytes);
            return true;
        }
        catch (NoRoomException)
        {
            return false;
        }
    }
}
