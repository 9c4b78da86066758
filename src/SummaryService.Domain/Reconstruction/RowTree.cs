using System.Collections.Immutable;

namespace SummaryService.Domain.Reconstruction;

/// <summary>A row with the rows of the model that it is, where these are printed below it.</summary>
internal sealed record RowTree(PrintedRow Row, ImmutableArray<RowTree> Rows)
{
    // As deep as a document may nest, with room for what stands around each model.
    private const int MostLevels = 16;

    /// <summary>The rows of a table by their levels.</summary>
    public static ImmutableArray<RowTree> Of(ImmutableArray<PrintedRow> rows) => Of(rows, 0, rows.Length, 0);

    // As deep as MostLevels.
    private static ImmutableArray<RowTree> Of(ImmutableArray<PrintedRow> rows, int start, int end, int level)
    {
        var trees = ImmutableArray.CreateBuilder<RowTree>();
        while (start < end)
        {
            var next = start + 1;
            while (next < end && rows[next].Level > rows[start].Level) next++;
            trees.Add(new(rows[start], level < MostLevels ? Of(rows, start + 1, next, level + 1) : []));
            start = next;
        }

        return trees.ToImmutable();
    }
}
