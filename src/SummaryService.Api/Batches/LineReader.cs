using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using SummaryService.Api.Hosting;

namespace SummaryService.Api.Batches;

/// <summary>Reads a body line by line, as it comes, however long it is.</summary>
internal static class LineReader
{
    private const byte LineFeed = (byte)'\n';
    private const byte CarriageReturn = (byte)'\r';

    /// <summary>The lines without their ends, those of white space left out. Each buffer is the caller's to dispose of.</summary>
    /// <param name="body">The body.</param>
    /// <param name="limit">How many bytes of a line are kept; one that is longer comes with more than that.</param>
    /// <param name="aborted">Ends the reading.</param>
    public static async IAsyncEnumerable<PooledBuffer> ReadAsync(PipeReader body, int limit, [EnumeratorCancellation] CancellationToken aborted)
    {
        var line = new PooledBuffer();
        while (true)
        {
            var read = await body.ReadAsync(aborted);
            var rest = read.Buffer;
            while (rest.PositionOf(LineFeed) is { } end)
            {
                Append(rest.Slice(0, end), line, limit);
                rest = rest.Slice(rest.GetPosition(1, end));
                if (IsBlank(line, limit)) continue;
                yield return WithoutReturn(line);
                line = new PooledBuffer();
            }

            // All is taken over, so that the connection's own buffer need not hold a line.
            Append(rest, line, limit);
            body.AdvanceTo(rest.End);
            if (read.IsCompleted) break;
        }

        if (IsBlank(line, limit)) line.Dispose();
        else yield return WithoutReturn(line);
    }

    private static void Append(ReadOnlySequence<byte> bytes, PooledBuffer line, int limit)
    {
        // One more tells that the line is too long, and one more than that may be the carriage return at its end.
        foreach (var piece in bytes)
            line.Write(piece.Span[..(int)Math.Min(piece.Length, limit + 2L - line.Length)]);
    }

    private static PooledBuffer WithoutReturn(PooledBuffer line)
    {
        if (line.Written.Span is [.., CarriageReturn]) line.Truncate(line.Length - 1);
        return line;
    }

    private static bool IsBlank(PooledBuffer line, int limit)
    {
        // Of a line that is too long, nobody knows what comes after what was kept.
        if (line.Length > limit + 1 || line.Written.Span.ContainsAnyExcept(" \t\r"u8)) return false;
        line.Truncate(0);
        return true;
    }
}
