using SummaryService.Domain.Reconstruction;

namespace SummaryService.Domain.Sources.Tables;

/// <summary>What tells which release printed a table, as far as damage leaves it.</summary>
internal sealed class StyleMarks
{
    /// <summary>Whether <c>Model: "…"</c> stands above the table.</summary>
    public bool HasTitle { get; set; }

    /// <summary>Whether the cells stand in boxes.</summary>
    public bool IsBoxed { get; set; }

    /// <summary>Whether cells go on over the next line.</summary>
    public bool IsWrapped { get; set; }

    /// <summary>Whether cells are parted by blanks and the header begins with one.</summary>
    public bool IsIndented { get; set; }

    /// <summary>What stands behind the totals: <c>Byte</c>, <c>B</c> or nothing.</summary>
    public string? ByteUnit { get; set; }

    /// <summary>How wide the widest rule is; 0 where there is none.</summary>
    public int Width { get; set; }

    /// <summary>The style's name.</summary>
    public string StyleOf(PrintedTable table)
    {
        if (ByteUnit == "B" || IsBoxed) return Width is 84 ? "keras3.0" : "keras3";
        if (ByteUnit == "Byte") return "tf2.15";
        if (IsWrapped || IsIndented) return table.Rows.Any(row => row.Trainable is not null) ? "tf2.12" : "tf2.7";
        var input = table.Rows.FirstOrDefault(row => row.Type == "InputLayer" && row.Shape.IsTold);
        if (!HasTitle) return input is { Shape.IsList: true } ? "tf2.6" : Width == 100 ? "keras2.0.8" : "keras2.2.4";
        if (input is not null) return input.Shape.IsList ? "tf2.6" : "keras2.3.1";
        return table.Rows.Any(row => row.Type == "Model") ? "keras2.3.1" : "tf2.6";
    }
}
