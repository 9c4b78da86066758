using System.Buffers;
using System.Text.Unicode;

namespace SummaryService.Domain.Rendering.Text;

/// <summary>Writes text as UTF-8 straight into the memory of a buffer writer.</summary>
/// <remarks>What was written counts only after <see cref="Flush"/>.</remarks>
internal ref struct Utf8Sink(IBufferWriter<byte> writer)
{
    private const int Block = 4096;

    private Span<byte> _block = writer.GetSpan(Block);
    private int _used;
    private long _handedOver;

    /// <summary>How many bytes were written.</summary>
    public readonly long Written => _handedOver + _used;

    /// <summary>Writes text; half a surrogate pair becomes U+FFFD.</summary>
    public void Write(scoped ReadOnlySpan<char> text)
    {
        while (true)
        {
            Utf8.FromUtf16(text, _block[_used..], out var read, out var written);
            _used += written;
            text = text[read..];
            if (text.IsEmpty) return;
            NextBlock();
        }
    }

    public void Write(scoped ReadOnlySpan<byte> utf8)
    {
        while (utf8.Length > _block.Length - _used)
        {
            var part = _block.Length - _used;
            utf8[..part].CopyTo(_block[_used..]);
            _used += part;
            utf8 = utf8[part..];
            NextBlock();
        }

        utf8.CopyTo(_block[_used..]);
        _used += utf8.Length;
    }

    public void Write(byte ascii)
    {
        if (_used == _block.Length) NextBlock();
        _block[_used++] = ascii;
    }

    /// <summary>Writes one ASCII character many times.</summary>
    public void Fill(byte ascii, int count)
    {
        while (count > 0)
        {
            if (_used == _block.Length) NextBlock();
            var part = Math.Min(count, _block.Length - _used);
            _block.Slice(_used, part).Fill(ascii);
            _used += part;
            count -= part;
        }
    }

    /// <summary>Writes one character, given as UTF-8, many times.</summary>
    public void Repeat(scoped ReadOnlySpan<byte> character, int count)
    {
        for (var i = 0; i < count; i++)
            Write(character);
    }

    /// <summary>Hands what was written to the buffer writer.</summary>
    public void Flush()
    {
        writer.Advance(_used);
        _handedOver += _used;
        _used = 0;
        _block = default;
    }

    private void NextBlock()
    {
        writer.Advance(_used);
        _handedOver += _used;
        _used = 0;
        _block = writer.GetSpan(Block);
    }
}
