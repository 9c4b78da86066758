using System.Buffers;

namespace SummaryService.Api.Hosting;

/// <summary>Bytes in one piece, in an array that is borrowed and given back.</summary>
internal sealed class PooledBuffer : IBufferWriter<byte>, IDisposable
{
    private const int FirstBytes = 4096;

    private readonly int _most;
    private readonly CancellationToken _deadline;
    private byte[] _array = ArrayPool<byte>.Shared.Rent(FirstBytes);
    private int _length;
    private bool _isFull;

    /// <summary>Borrows an array; it grows when it does not suffice.</summary>
    /// <param name="most">How many bytes it takes at most.</param>
    /// <param name="deadline">After what it takes no more.</param>
    public PooledBuffer(int most = int.MaxValue, CancellationToken deadline = default) => (_most, _deadline) = (most, deadline);

    /// <summary>After what it takes no more.</summary>
    public CancellationToken Deadline => _deadline;

    /// <summary>How many bytes are written.</summary>
    public int Length => _length;

    /// <summary>The bytes; valid until the buffer is written to or disposed of.</summary>
    public ReadOnlyMemory<byte> Written => _array.AsMemory(0, _length);

    /// <inheritdoc/>
    /// <exception cref="BufferFullException">These are more bytes than it takes.</exception>
    public void Advance(int count)
    {
        // What is full stays full: a JSON writer hands the same bytes over once more when it is disposed of.
        if (_isFull || count > _most - _length)
        {
            _isFull = true;
            throw new BufferFullException();
        }

        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _array.Length - _length);
        _length += count;
    }

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _array.AsMemory(_length);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _array.AsSpan(_length);
    }

    /// <summary>Forgets what is written after the first bytes, and keeps the array.</summary>
    public void Truncate(int length) => _length = Math.Min(_length, length);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_array.Length == 0) return;
        ArrayPool<byte>.Shared.Return(_array);
        (_array, _length) = ([], 0);
    }

    private void Reserve(int size)
    {
        _deadline.ThrowIfCancellationRequested();
        var needed = checked(_length + Math.Max(size, 1));
        if (needed <= _array.Length) return;
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(Array.MaxLength, Math.Max(needed, _array.Length * 2L)));
        _array.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_array);
        _array = larger;
    }
}

/// <summary>Thrown where more is written to a buffer than it takes.</summary>
internal sealed class BufferFullException : Exception;
