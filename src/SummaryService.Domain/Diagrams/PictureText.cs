using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace SummaryService.Domain.Diagrams;

/// <summary>The text of a picture while it is written: refused beyond the limit, and given up where nobody waits for it.</summary>
internal sealed class PictureText(CancellationToken cancellation)
{
    private readonly StringBuilder _text = new();

    /// <summary>Ends the work where nobody waits for the picture any more.</summary>
    public CancellationToken Cancellation => cancellation;

    /// <summary>Adds text; numbers are written the same everywhere.</summary>
    public PictureText Add([InterpolatedStringHandlerArgument("")] ref Handler text)
    {
        cancellation.ThrowIfCancellationRequested();
        if (_text.Length > DiagramLimits.Characters) throw new DiagramLimitException("limit_exceeded.diagram_text", DiagramLimits.Characters);
        return this;
    }

    /// <summary>Adds text as it is.</summary>
    public PictureText Add(string text) => Add($"{text}");

    /// <summary>Writes all of it as UTF-8.</summary>
    public void CopyTo(IBufferWriter<byte> output)
    {
        foreach (var part in _text.GetChunks())
            Encoding.UTF8.GetBytes(part.Span, output);
    }

    /// <summary>Writes the parts of an interpolated text straight into the picture's.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct Handler
    {
        private readonly StringBuilder _text;

        public Handler(int literalLength, int formattedCount, PictureText picture)
        {
            _ = literalLength + formattedCount;
            _text = picture._text;
        }

        public void AppendLiteral(string value) => _text.Append(value);

        public void AppendFormatted(string? value) => _text.Append(value);

        public void AppendFormatted(int value) => _text.Append(CultureInfo.InvariantCulture, $"{value}");

        /// <summary>A length: a tenth of a pixel is as exact as an eye is.</summary>
        public void AppendFormatted(double value) => _text.Append(CultureInfo.InvariantCulture, $"{Math.Round(value, 1) + 0.0:0.#}");
    }
}
