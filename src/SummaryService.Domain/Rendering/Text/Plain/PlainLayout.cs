using SummaryService.Domain.Problems;

namespace SummaryService.Domain.Rendering.Text.Plain;

/// <summary>Where the columns of a plain table end.</summary>
/// <param name="Width">The length of the lines.</param>
/// <param name="Ends">Where the columns end; there may be more ends than columns.</param>
internal sealed record PlainLayout(int Width, int[] Ends)
{
    // Two spaces stand between the columns of a wrapped table.
    private const int Gap = 2;

    public static PlainLayout Of(TableContent content, TextOptions options)
    {
        var plan = content.Style.Plan(content.Connections);
        var width = options.LineLength is { } length and not 0 ? length : plan.Width;
        var positions = options.Positions.IsDefaultOrEmpty ? plan.Positions : options.Positions;
        var scale = positions[^1] <= 1 ? width : 1;
        var ends = new int[positions.Length + (content.Trainable ? 1 : 0)];
        for (var i = 0; i < positions.Length; i++)
            ends[i] = (int)(scale * positions[i]);
        if (!content.Trainable) return new(width, ends);
        width += content.Style.TrainableWidth;
        ends[^1] = width;
        return new(width, ends);
    }

    /// <summary>How many characters of a cell fit on a line of a wrapped table, as the release counts them.</summary>
    public int Room(int column, int level, bool countsBars)
    {
        var last = column == Ends.Length - 1;
        var room = Ends[column] - (column == 0 ? 0 : Ends[column - 1]) - (last ? 0 : Gap);
        if (countsBars) room -= (last ? 0 : 1) + (column == 0 ? level : 0);
        return Math.Max(0, room);
    }

    /// <summary>How many spaces follow a cell of a wrapped table, whether or not it is filled.</summary>
    public int GapAfter(int column) => column == Ends.Length - 1 ? 0 : Gap;

    /// <summary>
    /// Where a column of a wrapped table has no room for even one character, the release never comes to an end.
    /// </summary>
    public Problem? WithoutRoom(TableContent content, TextOptions options, int deepest)
    {
        for (var column = 0; column < content.Headings.Length; column++)
        {
            if (Room(column, 0, content.Style.CountsBars) < 1)
                return OptionProblems.ColumnTooNarrow(content, options, column, nested: false);
        }

        return Room(0, deepest, content.Style.CountsBars) < 1
            ? OptionProblems.ColumnTooNarrow(content, options, 0, nested: true)
            : null;
    }
}
