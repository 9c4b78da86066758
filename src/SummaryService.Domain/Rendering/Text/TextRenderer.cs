using System.Buffers;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Rendering.Text.Boxed;
using SummaryService.Domain.Rendering.Text.Plain;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Rendering.Text;

/// <summary>The exact text that a release of Keras prints for a model.</summary>
public static class TextRenderer
{
    /// <summary>The styles that there are, the newest release first.</summary>
    public static IEnumerable<string> Styles => TextStyles.All.Reverse().Select(style => style.Name);

    /// <summary>The style of the release that wrote a file, such as <c>3.0.4</c>; the newest where that is not known.</summary>
    public static string StyleOf(string? release) => (release is null ? null : TextStyles.OfRelease(release)?.Name) ?? TextOptions.Default.Style;

    /// <summary>The era of the release of a style; null where there is no such style.</summary>
    public static KerasEra? EraOf(string style) => TextStyles.Find(style)?.Era;

    /// <summary>The name of the style that a release prints, such as <c>tf2.9</c>, or of a style in any case; null where there is none.</summary>
    public static string? StyleNamed(string name) => TextStyles.Find(name)?.Name;

    /// <summary>The longest text: 32 MiB, some hundred thousand lines.</summary>
    public const int MostBytes = 32 << 20;

    /// <summary>Writes the text as UTF-8, ending with its last newline.</summary>
    /// <param name="summary">The summary.</param>
    /// <param name="options">How the text is to look.</param>
    /// <param name="output">Where to.</param>
    /// <param name="cancellation">Ends the work where nobody waits for it any more.</param>
    /// <returns>Null, or what is wrong with the options; then nothing is written.</returns>
    public static Problem? Write(ModelSummary summary, TextOptions options, IBufferWriter<byte> output, CancellationToken cancellation = default)
    {
        if (TextStyles.Find(options.Style) is not { } style) return OptionProblems.UnknownStyle(options);
        if (OptionProblems.Check(options, style) is { } problem) return problem;
        return TextSize.MayExceed(MostBytes, summary, options, LineBytes(style, options), cancellation) && IsTooLong(summary, style, options, cancellation)
            ? OptionProblems.TextTooLong()
            : Write(summary, style, options, output, cancellation);
    }

    private static Problem? Write(ModelSummary summary, TextStyle style, TextOptions options, IBufferWriter<byte> output, CancellationToken cancellation) =>
        style.Table == TableKind.Boxed
            ? BoxedTable.Write(summary, style, options, output, cancellation)
            : PlainTable.Write(summary, style, options, output, cancellation);

    private static bool IsTooLong(ModelSummary summary, TextStyle style, TextOptions options, CancellationToken cancellation)
    {
        try
        {
            _ = Write(summary, style, options, new MeasuringWriter(MostBytes), cancellation);
            return false;
        }
        catch (TextTooLongException)
        {
            return true;
        }
    }

    private static int LineBytes(TextStyle style, TextOptions options)
    {
        var width = Math.Max(options.LineLength ?? 0, style.Graph.Width + style.TrainableWidth);
        foreach (var position in options.Positions.IsDefault ? [] : options.Positions)
            width = Math.Max(width, (int)position);
        return width;
    }
}
