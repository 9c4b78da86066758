using SummaryService.Domain.Problems;

namespace SummaryService.Domain.Rendering.Text.Boxed;

/// <summary>How wide the columns of a boxed table are, the space on either side included.</summary>
internal sealed record BoxedLayout(int[] Widths)
{
    /// <summary>The space on either side of a cell's text.</summary>
    public const int Padding = 2;

    private const int LeastWidth = 4;
    private const int TerminalMargin = 4;

    /// <summary>The width of the table with its lines.</summary>
    public int TableWidth => Widths.Sum() + Widths.Length + 1;

    /// <summary>The layout, or the problem that a column is too narrow for Keras.</summary>
    public static BoxedLayout? Of(TableContent content, TextOptions options, out Problem? problem)
    {
        problem = null;
        var plan = content.Style.Plan(content.Connections);
        var width = LineLength(plan, content, options);
        var given = !options.Positions.IsDefaultOrEmpty;
        var widths = ColumnWidths(given ? options.Positions.AsSpan() : plan.Positions.AsSpan(), content, width);
        var narrow = Array.FindIndex(widths, column => column < LeastWidth);
        if (narrow >= 0)
        {
            var otherwise = given ? ColumnWidths(plan.Positions.AsSpan(), content, width) : widths;
            var heading = content.Headings[Math.Min(narrow, content.Headings.Length - 1)];
            problem = OptionProblems.LineLengthTooSmall(
                options, heading, widths[narrow], LeastWidth, Array.TrueForAll(otherwise, column => column >= LeastWidth));
            return null;
        }

        return new(Fit(widths.AsSpan(0, content.Headings.Length), width));
    }

    private static int LineLength(ColumnPlan plan, TableContent content, TextOptions options)
    {
        if (options.LineLength is { } length and not 0) return length;
        var width = plan.Width + (content.Trainable ? content.Style.TrainableWidth : 0);
        return Math.Min(width, options.TerminalColumns - TerminalMargin);
    }

    // What Keras asks for: the distances between the positions, which do not yet leave room for the lines.
    private static int[] ColumnWidths(ReadOnlySpan<double> positions, TableContent content, int width)
    {
        var widths = new int[positions.Length + (content.Trainable ? 1 : 0)];
        var end = 0;
        for (var i = 0; i < widths.Length; i++)
        {
            var position = i == positions.Length ? 1 : content.Trainable ? positions[i] * content.Style.TrainableLeaves : positions[i];
            widths[i] = (int)(position * width) - end;
            end += widths[i];
        }

        return widths;
    }

    // What rich makes of it: columns that leave room for the lines, and together fill the width.
    private static int[] Fit(ReadOnlySpan<int> columns, int width)
    {
        var room = Math.Max(0, width - columns.Length - 1);
        var widths = new int[columns.Length];
        for (var i = 0; i < widths.Length; i++)
            widths[i] = room < 1 ? 1 : Math.Min(columns[i] + Padding, room);
        var excess = widths.Sum() - room;
        if (excess > 0) Proportion.Reduce(widths, excess);
        else if (excess < 0) Proportion.Enlarge(widths, -excess);
        return widths;
    }
}
