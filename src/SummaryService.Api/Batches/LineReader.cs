using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using SummaryService.Api.Admission;
using SummaryService.Api.Hosting;
using SummaryService.Api.Problems;

namespace SummaryService.Api.Batches;

/// <summary>Reads a body line by line, as it comes, however long it is.</summary>
/// <param name="body">The body.</param>
/// <param name="enter">Begins to take room for a line.</param>
/// <param name="limits">How long a line may be, and how long it waits for room; meanwhile nothing more is read.</param>
internal sealed class LineReader(PipeReader body, Func<Lease> enter, ServiceLimits limits)
{
    private const byte LineFeed = (byte)'\n';
    private const byte CarriageReturn = (byte)'\r';

    /// <summary>One more than a line may have tells that it is too long, and one more than that may be the carriage return at its end.</summary>
    private readonly int _mostKept = (int)Math.Min(limits.MaxBodyBytes + 2L, Array.MaxLength);

    /// <summary>The lines, those of white space left out. Each is the caller's to dispose of.</summary>
    /// <param name="aborted">Ends the reading.</param>
    public async IAsyncEnumerable<Line> ReadAsync([EnumeratorCancellation] CancellationToken aborted)
    {
        var line = new Line(enter());
        try
        {
            for (var isOver = false; !isOver;)
            {
                var read = await body.ReadAsync(aborted);
                var rest = read.Buffer;
                while (rest.PositionOf(LineFeed) is { } end)
                {
                    await AppendAsync(rest.Slice(0, end), line, aborted);
                    rest = rest.Slice(rest.GetPosition(1, end));
                    if (IsBlank(line)) continue;
                    var whole = Ended(line);
                    line = new Line(enter());
                    yield return whole;
                }

                // All is taken over, so that the connection's own buffer need not hold a line.
                await AppendAsync(rest, line, aborted);
                body.AdvanceTo(rest.End);
                isOver = read.IsCompleted;
            }

            if (IsBlank(line)) yield break;
            var last = Ended(line);
            line = null;
            yield return last;
        }
        finally
        {
            line?.Dispose();
        }
    }

    private async ValueTask AppendAsync(ReadOnlySequence<byte> bytes, Line line, CancellationToken aborted)
    {
        bytes = bytes.Slice(0, Math.Min(bytes.Length, _mostKept - line.Bytes.Length));
        if (bytes.IsEmpty || line.Refusal is not null) return;
        if (!await line.Bytes.ReserveAsync((int)bytes.Length, _mostKept, limits.SendingTime, aborted))
        {
            line.Refusal = Refusals.NoRoom;
            return;
        }

        foreach (var piece in bytes)
            line.Bytes.Write(piece.Span);
    }

    private Line Ended(Line line)
    {
        if (line.Bytes.Written.Span is [.., CarriageReturn]) line.Bytes.Truncate(line.Bytes.Length - 1);
        if (line.Bytes.Length > limits.MaxBodyBytes) line.Refusal ??= Refusals.LineTooLong(limits.MaxBodyBytes);
        return line;
    }

    private bool IsBlank(Line line)
    {
        // A line that was not kept whole has an unknown end.
        if (line.Refusal is not null || line.Bytes.Length == _mostKept || line.Bytes.Written.Span.ContainsAnyExcept(" \t\r"u8)) return false;
        line.Bytes.Truncate(0);
        return true;
    }
}
