using System.Globalization;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Rendering.Text;

/// <summary>What can be wrong with the options of a text.</summary>
internal static class OptionProblems
{
    private const string LineLength = "line_length";
    private const string Positions = "positions";
    private const string TerminalColumns = "terminal_columns";
    private const string ExpandNested = "expand_nested";
    private const string ShowTrainable = "show_trainable";
    private const string Style = "style";

    /// <summary>What is wrong with the options by themselves, whatever the model.</summary>
    public static Problem? Check(TextOptions options, TextStyle style)
    {
        if (options.LineLength is { } length && length is < 0 or > TextOptions.WidestLine)
            return OutOfRange(LineLength, length, 0, TextOptions.WidestLine);
        if (options.TerminalColumns is < 1 or > TextOptions.WidestLine)
            return OutOfRange(TerminalColumns, options.TerminalColumns, 1, TextOptions.WidestLine);
        if (WrongPosition(options, style) is { } position) return position;
        if (options.ExpandNested && !style.ExpandsNested) return NotInStyle(ExpandNested, style, other => other.ExpandsNested);
        if (options.ShowTrainable && style.TrainableWidth == 0)
            return NotInStyle(ShowTrainable, style, other => other.TrainableWidth > 0);
        return null;
    }

    public static Problem UnknownStyle(TextOptions options) =>
        Of("bad_option.unknown_style", Style, new("style", options.Style), new("known", KnownStyles()));

    /// <summary>A release reads as many positions as the table has columns; more do no harm.</summary>
    public static Problem? TooFewPositions(TableContent content, TextOptions options)
    {
        if (options.Positions.IsDefaultOrEmpty) return null;
        var expected = Column.Headings(content.Connections, trainable: false).Length;
        return options.Positions.Length >= expected
            ? null
            : Of("bad_option.positions_count", Positions, new("expected", Text(expected)), new("received", Text(options.Positions.Length)));
    }

    /// <summary>The releases before Keras 3 refuse to print a model that does not know its input.</summary>
    public static Problem? UnknownShapes(ModelSummary summary, TextStyle style)
    {
        foreach (var layer in summary.Layers)
        {
            if (layer is not { Output: null, ShapeText: null, IsBuilt: false }) continue;
            var since = TextStyles.All.First(other => other.Table == TableKind.Boxed).Name;
            return Of("bad_option.style_needs_input", Style, new("style", style.Name), new("since", since)) with
            {
                Layer = layer.Name,
            };
        }

        return null;
    }

    /// <summary>A column of a wrapped table in which not one character has room: the release hangs.</summary>
    public static Problem ColumnTooNarrow(TableContent content, TextOptions options, int column, bool nested) =>
        Of(
            "bad_option.column_too_narrow",
            nested ? ExpandNested : options.Positions.IsDefaultOrEmpty ? LineLength : Positions,
            new("style", content.Style.Name),
            new("column", content.Headings[column]));

    /// <summary>A column of a boxed table that Keras finds too narrow.</summary>
    public static Problem LineLengthTooSmall(TextOptions options, string column, int width, int least, bool positionsAtFault) =>
        Of(
            "bad_option.line_length_too_small",
            positionsAtFault ? Positions : options.LineLength is null or 0 ? TerminalColumns : LineLength,
            new("column", column),
            new("width", Text(width)),
            new("least", Text(least)));

    /// <summary>A text beyond all measure, which only odd options or an odd model ask for.</summary>
    public static Problem TextTooLong() =>
        Of("limit_exceeded.text", "format", new KeyValuePair<string, string>("most", Text(TextRenderer.MostBytes)));

    private static Problem? WrongPosition(TextOptions options, TextStyle style)
    {
        if (options.Positions.IsDefaultOrEmpty) return null;
        if (options.Positions.Length > TextOptions.MostPositions)
            return Of("bad_option.positions_count", Positions, new("expected", "4"), new("received", Text(options.Positions.Length)));
        var absolute = style.Table != TableKind.Boxed && !(options.Positions[^1] <= 1);
        foreach (var position in options.Positions)
        {
            if (!(position >= 0 && position <= TextOptions.WidestLine)) return OutOfRange(Positions, position, 0, TextOptions.WidestLine);
            if (absolute && position != Math.Floor(position))
                return Of("bad_option.position_not_whole", Positions, new("position", Text(position)), new("style", style.Name));
        }

        return null;
    }

    private static Problem NotInStyle(string option, TextStyle style, Func<TextStyle, bool> has) =>
        Of(
            "bad_option.not_in_style",
            option,
            new("option", option),
            new("style", style.Name),
            new("since", TextStyles.All.First(has).Name));

    private static Problem OutOfRange(string option, double received, double least, double most) =>
        Of(
            "bad_option.out_of_range",
            option,
            new("option", option),
            new("received", Text(received)),
            new("least", Text(least)),
            new("most", Text(most)));

    private static string KnownStyles() => string.Join(", ", TextStyles.All.Select(style => style.Name));

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);

    private static Problem Of(string key, string option, params KeyValuePair<string, string>[] values) =>
        new() { Key = key, Option = option, Values = [.. values] };
}
