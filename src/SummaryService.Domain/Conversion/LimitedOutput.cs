using System.Buffers;

namespace SummaryService.Domain.Conversion;

/// <summary>Gathers what is written, up to a limit: a reference of four bytes may take hundreds in another dialect.</summary>
internal sealed class LimitedOutput(int most) : IBufferWriter<byte>
{
    private readonly ArrayBufferWriter<byte> _output = new();

    public ReadOnlyMemory<byte> Written => _output.WrittenMemory;

    public void Advance(int count) => _output.Advance(count);

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        ThrowIfFull();
        return _output.GetMemory(sizeHint);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        ThrowIfFull();
        return _output.GetSpan(sizeHint);
    }

    private void ThrowIfFull()
    {
        if (_output.WrittenCount > most) throw new OutputTooLongException();
    }
}

/// <summary>Thrown where more would be written than an answer holds.</summary>
internal sealed class OutputTooLongException : Exception;
