using System.Buffers;
using SummaryService.Api.Admission;

namespace SummaryService.Api.Hosting;

/// <summary>Bytes in one piece, in an array that is borrowed and given back.</summary>
/// <param name="lease">What room the array takes; null for a few bytes that nobody counts.</param>
internal sealed class PooledBuffer(Lease? lease = null) : IBufferWriter<byte>, IDisposable
{
    private const int FirstBytes = 4096;
    private const int LargePart = 1024 * 1024;

    private byte[] _array = [];
    private int _length;

    /// <summary>How many bytes are written.</summary>
    public int Length => _length;

    /// <summary>The bytes; valid until the buffer is written to or disposed of.</summary>
    public ReadOnlyMemory<byte> Written => _array.AsMemory(0, _length);

    /// <inheritdoc/>
    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _array.Length - _length);
        _length += count;
    }

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Grow(sizeHint);
        return _array.AsMemory(_length);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Grow(sizeHint);
        return _array.AsSpan(_length);
    }

    /// <summary>Waits for the room that more bytes take.</summary>
    /// <param name="more">How many more are to be written.</param>
    /// <param name="most">How many there will be in all at most.</param>
    /// <param name="patience">How long to wait at most.</param>
    /// <param name="aborted">Ends the waiting.</param>
    /// <returns>Whether there is room.</returns>
    public async ValueTask<bool> ReserveAsync(int more, int most, TimeSpan patience, CancellationToken aborted)
    {
        var larger = LengthFor(more, most);
        if (larger == _array.Length) return true;
        if (lease is not null && !await lease.TakeBodyAsync(larger, patience, aborted)) return false;
        Replace(larger);
        return true;
    }

    /// <summary>Forgets what is written after the first bytes, and keeps the array.</summary>
    public void Truncate(int length) => _length = Math.Min(_length, length);

    /// <inheritdoc/>
    public void Dispose() => Replace(0);

    private void Grow(int more)
    {
        var larger = LengthFor(Math.Max(more, 1), 2 * Math.Max(_length, more));
        if (larger == _array.Length) return;
        lease?.TakeBody(larger);
        Replace(larger);
    }

    /// <summary>Twice the length, or at last all that there will ever be: who has a large part and waits for more keeps others waiting.</summary>
    private int LengthFor(int more, int most)
    {
        var needed = checked(_length + more);
        if (needed <= _array.Length) return _array.Length;
        var next = Math.Max(needed, Math.Min(most, Math.Max(FirstBytes, _array.Length * 2L)));
        return ByteArrays.LengthFor((int)(next <= LargePart ? next : Math.Max(needed, most)));
    }

    private void Replace(int length)
    {
        var old = _array;
        _array = length == 0 ? [] : ByteArrays.Rent(length);
        _length = Math.Min(_length, length);
        old.AsSpan(0, _length).CopyTo(_array);
        if (old.Length == 0) return;
        ByteArrays.Return(old);
        lease?.GiveBody(old.Length);
    }
}
