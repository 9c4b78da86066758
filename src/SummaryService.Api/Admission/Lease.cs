namespace SummaryService.Api.Admission;

/// <summary>What a request has of the room: it takes more as it needs more, and gives all back at its end. For one thread at a time.</summary>
internal sealed class Lease : IDisposable
{
    private readonly Room _room;
    private readonly Share _share;
    private long _bodies;
    private long _answers;
    private Demand? _work;

    /// <summary>Begins with nothing.</summary>
    internal Lease(Room room, Share share) => (_room, _share) = (room, share);

    /// <summary>Waits for memory for a body.</summary>
    /// <param name="bytes">How much.</param>
    /// <param name="patience">How long to wait at most.</param>
    /// <param name="aborted">Ends the waiting.</param>
    /// <returns>Whether there is room.</returns>
    public async ValueTask<bool> TakeBodyAsync(int bytes, TimeSpan patience, CancellationToken aborted)
    {
        if (!await _room.TakeAsync(_share, new Demand(bytes, Purpose.Body), patience, aborted)) return false;
        _bodies += bytes;
        return true;
    }

    /// <summary>Takes memory for a body, if there is room now.</summary>
    /// <exception cref="NoRoomException">There is no room.</exception>
    public void TakeBody(int bytes)
    {
        if (!_room.TryTake(_share, new Demand(bytes, Purpose.Body))) throw new NoRoomException();
        _bodies += bytes;
    }

    /// <summary>Gives back memory of a body.</summary>
    public void GiveBody(int bytes)
    {
        _bodies -= bytes;
        _room.Give(_share, new Demand(bytes, Purpose.Body));
    }

    /// <summary>Waits for the turn to work, and for the memory that the work takes.</summary>
    /// <param name="work">The work.</param>
    /// <param name="patience">How long to wait at most.</param>
    /// <param name="aborted">Ends the waiting.</param>
    /// <returns>Whether the turn came; it lasts until <see cref="EndWork"/>.</returns>
    public async ValueTask<bool> BeginWorkAsync(Demand work, TimeSpan patience, CancellationToken aborted)
    {
        if (!await _room.TakeAsync(_share, work, patience, aborted)) return false;
        _work = work;
        return true;
    }

    /// <summary>The work is done: the memory that it took is given back, but for what its answer has of it.</summary>
    public void EndWork()
    {
        if (_work is not { } work) return;
        _work = null;
        _room.Keep(_share, work, Math.Min(_answers, work.Bytes));
    }

    /// <summary>Takes memory for an answer: of what the work was given or else, if there is room now, more.</summary>
    /// <exception cref="NoRoomException">There is no room.</exception>
    public void TakeAnswer(int bytes)
    {
        var more = Math.Min(bytes, _answers + bytes - (_work?.Bytes ?? 0));
        if (more > 0 && !_room.TryTake(_share, new Demand(more))) throw new NoRoomException();
        _answers += bytes;
    }

    /// <summary>Gives back memory of an answer.</summary>
    public void GiveAnswer(int bytes)
    {
        var less = Math.Min(bytes, _answers - (_work?.Bytes ?? 0));
        _answers -= bytes;
        if (less > 0) _room.Give(_share, new Demand(less));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        EndWork();
        _room.Leave(_share, _bodies, _answers);
        (_bodies, _answers) = (0, 0);
    }
}

/// <summary>Thrown where a request needs more memory than there is room for.</summary>
internal sealed class NoRoomException : Exception;
