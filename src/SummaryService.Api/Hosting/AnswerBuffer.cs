using System.Buffers;
using SummaryService.Api.Admission;

namespace SummaryService.Api.Hosting;

/// <summary>An answer that is written, in pieces that are borrowed one after the other and given back as soon as they are sent.</summary>
/// <param name="lease">What room the pieces take; null for a few bytes that nobody counts.</param>
/// <param name="most">How many bytes it takes at most.</param>
/// <param name="deadline">After what it takes no more.</param>
/// <remarks>A piece is not copied, and small where what is written is: memory for the next answer needs not be in one place.</remarks>
internal sealed class AnswerBuffer(Lease? lease = null, int most = int.MaxValue, CancellationToken deadline = default) : IBufferWriter<byte>, IDisposable
{
    private const int FirstBytes = 4096;

    private readonly Queue<(byte[] Array, int Length)> _pieces = [];
    private byte[] _array = [];
    private int _length;
    private bool _isFull;

    /// <summary>After what it takes no more.</summary>
    public CancellationToken Deadline => deadline;

    /// <summary>How many bytes are written in all.</summary>
    public int Length { get; private set; }

    /// <inheritdoc/>
    /// <exception cref="BufferFullException">These are more bytes than it takes.</exception>
    public void Advance(int count)
    {
        // What is full stays full: a JSON writer hands the same bytes over once more when it is disposed of.
        if (_isFull || count > most - Length)
        {
            _isFull = true;
            throw new BufferFullException();
        }

        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _array.Length - _length);
        _length += count;
        Length += count;
    }

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        MakeRoom(sizeHint);
        return _array.AsMemory(_length);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        MakeRoom(sizeHint);
        return _array.AsSpan(_length);
    }

    /// <summary>Takes the next piece out.</summary>
    /// <param name="to">Where its bytes go.</param>
    /// <returns>Whether there was one.</returns>
    public bool TryMove(IBufferWriter<byte> to)
    {
        if (!_pieces.TryDequeue(out var piece))
        {
            if (_array.Length == 0) return false;
            (piece, _array) = ((_array, _length), []);
        }

        to.Write(piece.Array.AsSpan(0, piece.Length));
        GiveBack(piece.Array);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        while (_pieces.TryDequeue(out var piece))
            GiveBack(piece.Array);
        if (_array.Length > 0) GiveBack(_array);
        _array = [];
    }

    private void MakeRoom(int size)
    {
        deadline.ThrowIfCancellationRequested();
        if (_array.Length - _length >= Math.Max(size, 1)) return;
        var next = ByteArrays.LengthFor(Math.Max(size, Math.Clamp(2 * _array.Length, FirstBytes, ByteArrays.Small)));
        lease?.TakeAnswer(next);
        var array = ByteArrays.Rent(next);
        if (_array.Length > 0) _pieces.Enqueue((_array, _length));
        (_array, _length) = (array, 0);
    }

    private void GiveBack(byte[] array)
    {
        ByteArrays.Return(array);
        lease?.GiveAnswer(array.Length);
    }
}

/// <summary>Thrown where more is written to a buffer than it takes.</summary>
internal sealed class BufferFullException : Exception;
