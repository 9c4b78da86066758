using System.Buffers;
using SummaryService.Domain.Shapes;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Rendering.Text;

/// <summary>Finds out whether a text gets too long before any of it is written.</summary>
/// <remarks>
/// A narrow column in a wide table makes a line of every character of a name, and nested models may repeat, so that
/// a small model can ask for a text of any size.
/// </remarks>
internal static class TextSize
{
    private const int LongestReference = 24;
    private const int LongestDim = 21;

    /// <summary>
    /// Whether a text might be longer than the limit: a quick look that takes every character for a line of its own.
    /// </summary>
    public static bool MayExceed(int limit, ModelSummary summary, TextOptions options, int lineBytes, CancellationToken cancellation)
    {
        var left = (long)limit / lineBytes;
        var walk = new RowWalk(summary.Layers, options.ExpandNested, cancellation);
        while (left >= 0 && walk.MoveNext())
            left -= LinesOf(walk.Current);
        return left < 0;
    }

    private static long LinesOf(LayerRow layer)
    {
        var lines = 2L + layer.Name.Length + layer.Type.Length + LinesOf(layer.Output);
        for (var inputs = Calls.InputsOf(layer); inputs.MoveNext();)
            lines += inputs.Current.Layer.Length + LongestReference;
        return lines;
    }

    private static long LinesOf(TensorTree? output) => output switch
    {
        TensorSpec tensor => tensor.Shape.Rank * LongestDim,
        TensorSequence sequence => sequence.Items.Sum(LinesOf),
        TensorMapping mapping => mapping.Items.Sum(item => item.Key.Length + LinesOf(item.Value)),
        _ => 0,
    };
}

/// <summary>Forgets what is written to it, and throws once it is too much.</summary>
internal sealed class MeasuringWriter(int limit) : IBufferWriter<byte>
{
    private byte[] _block = new byte[4096];
    private long _written;

    public void Advance(int count)
    {
        _written += count;
        if (_written > limit) throw new TextTooLongException();
    }

    public Memory<byte> GetMemory(int sizeHint = 0) => Block(sizeHint);

    public Span<byte> GetSpan(int sizeHint = 0) => Block(sizeHint);

    private byte[] Block(int sizeHint) => _block.Length >= sizeHint ? _block : _block = new byte[sizeHint];
}

/// <summary>Ends the measuring of a text that is too long.</summary>
internal sealed class TextTooLongException : Exception;
