namespace SummaryService.Api.Admission;

/// <summary>
/// What all requests share: memory for bodies, work and answers, and places for work. Callers have their turns one after the other, however many
/// one of them waits for, and none has so much that nothing is left for another.
/// </summary>
internal sealed class Room(RoomSize size)
{
    /// <summary>The part of the memory that is for bodies: these wait for work, and are not to take the memory that it waits for.</summary>
    private const int BodiesPart = 4;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Share> _shares = new(StringComparer.Ordinal);
    private readonly List<Waiter> _waiting = [];
    private long _free = size.Bytes;
    private long _freeForBodies = size.Bytes / BodiesPart;
    private int _working;
    private int _large;
    private long _turns;

    /// <summary>How much memory is free.</summary>
    public long Free
    {
        get
        {
            lock (_lock)
                return _free;
        }
    }

    /// <summary>Lets a request in, with nothing.</summary>
    public Lease Enter(string caller)
    {
        lock (_lock)
        {
            if (!_shares.TryGetValue(caller, out var share)) _shares.Add(caller, share = new Share(caller));
            share.Leases++;
            return new(this, share);
        }
    }

    /// <summary>The same demand, made small enough that it can be met, and that something is left.</summary>
    public Demand Fitted(Demand demand) => demand with { Bytes = Math.Min(demand.Bytes, size.Bytes / 2) };

    /// <summary>Takes what is asked for, if it is there.</summary>
    public bool TryTake(Share share, Demand demand)
    {
        lock (_lock)
        {
            if (!Fits(share, demand)) return false;
            Take(share, demand);
            return true;
        }
    }

    /// <summary>Takes what is asked for, as soon as it is there and it is the caller's turn.</summary>
    /// <returns>Whether it was, in time.</returns>
    public ValueTask<bool> TakeAsync(Share share, Demand demand, TimeSpan patience, CancellationToken aborted)
    {
        Waiter waiter;
        lock (_lock)
        {
            if (Fits(share, demand))
            {
                Take(share, demand);
                return new(true);
            }

            // Half of the places are enough for one.
            if (_waiting.Count >= size.Waiting || share.Waiting >= (size.Waiting + 1) / 2) return new(false);
            waiter = new Waiter(share, demand);
            _waiting.Add(waiter);
            share.Waiting++;
        }

        return WaitAsync(waiter, patience, aborted);
    }

    /// <summary>Gives back what was taken.</summary>
    public void Give(Share share, Demand demand)
    {
        lock (_lock)
        {
            GiveBack(share, demand);
            LetIn();
        }
    }

    /// <summary>Gives back what was taken for work, but for some memory, which the answer has now.</summary>
    public void Keep(Share share, Demand work, long bytes)
    {
        lock (_lock)
        {
            GiveBack(share, work);
            Take(share, new Demand(bytes));
            LetIn();
        }
    }

    /// <summary>Lets a request out, and takes back the memory that it still has.</summary>
    public void Leave(Share share, long bodies, long answers)
    {
        lock (_lock)
        {
            GiveBack(share, new Demand(bodies, Purpose.Body));
            GiveBack(share, new Demand(answers));
            if (--share.Leases == 0) _shares.Remove(share.Caller);
            LetIn();
        }
    }

    private bool Fits(Share share, Demand demand) =>
        IsFair(share.Bytes, demand.Bytes, _free)
        && demand.Purpose switch
        {
            Purpose.Body => IsFair(share.Bodies, demand.Bytes, _freeForBodies),
            Purpose.Work => HasPlace(share),
            Purpose.LargeWork => _large < size.Large && HasPlace(share),
            _ => true,
        };

    private bool HasPlace(Share share) => _working < size.Working && (share.Working == 0 || IsFair(share.Working, 1, size.Working - _working));

    // A caller gets at most twice what it leaves free: 2/3 alone, 2/5 beside another, 2/7 beside two.
    private static bool IsFair(long has, long gets, long free) => gets == 0 || has + gets <= 2 * (free - gets);

    private void Take(Share share, Demand demand)
    {
        Count(share, demand, 1);
        if (demand.Purpose is Purpose.Work or Purpose.LargeWork) share.Turn = ++_turns;
    }

    private void GiveBack(Share share, Demand demand) => Count(share, demand, -1);

    private void Count(Share share, Demand demand, int sign)
    {
        _free -= sign * demand.Bytes;
        share.Bytes += sign * demand.Bytes;
        switch (demand.Purpose)
        {
            case Purpose.Body:
                _freeForBodies -= sign * demand.Bytes;
                share.Bodies += sign * demand.Bytes;
                break;
            case Purpose.LargeWork:
                _large += sign;
                goto case Purpose.Work;
            case Purpose.Work:
                _working += sign;
                share.Working += sign;
                break;
        }
    }

    private void LetIn()
    {
        while (_waiting.Count > 0 && _waiting.Where(waiter => Fits(waiter.Share, waiter.Demand)).MinBy(waiter => waiter.Share.Turn) is { } next)
        {
            Take(next.Share, next.Demand);
            next.Share.Waiting--;
            _waiting.Remove(next);
            next.Turn.SetResult();
        }
    }

    private async ValueTask<bool> WaitAsync(Waiter waiter, TimeSpan patience, CancellationToken aborted)
    {
        try
        {
            await waiter.Turn.Task.WaitAsync(patience, aborted);
            return true;
        }
        catch (TimeoutException)
        {
            // Its turn may have come in the last moment.
            return !GiveUp(waiter);
        }
        catch (OperationCanceledException)
        {
            if (!GiveUp(waiter)) Give(waiter.Share, waiter.Demand);
            throw;
        }
    }

    private bool GiveUp(Waiter waiter)
    {
        lock (_lock)
        {
            if (!_waiting.Remove(waiter)) return false;
            waiter.Share.Waiting--;
            return true;
        }
    }

    private sealed class Waiter(Share share, Demand demand)
    {
        public Share Share => share;

        public Demand Demand => demand;

        public TaskCompletionSource Turn { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
