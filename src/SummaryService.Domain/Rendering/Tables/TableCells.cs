using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Rendering.Tables;

/// <summary>What the cells of a row say, before they are escaped.</summary>
internal static class TableCells
{
    public static string Shape(LayerRow row) => ShapeText.Of(row.Output);

    public static string Params(LayerRow row) =>
        row.IsBuilt ? Totals.Number(row.Params, row.HasUnknownWeights) : "0 (unbuilt)";

    public static string Trainable(LayerRow row) => row.Weights.IsEmpty ? "–" : row.Trainable ? "yes" : "no";
}
