using System.Collections.Immutable;
using SummaryService.Domain.Documents;

namespace SummaryService.Domain.Reconstruction;

/// <summary>One model's table.</summary>
internal sealed record PrintedTable
{
    /// <summary>The model's name; null where it is not printed.</summary>
    public string? Name { get; init; }

    /// <summary>Where the table begins: at its title, its header or its first row.</summary>
    public required TextPlace Place { get; init; }

    /// <summary>The rows in order, those of nested models below theirs.</summary>
    public required ImmutableArray<PrintedRow> Rows { get; init; }

    /// <summary>Whether the table has the column <c>Connected to</c>.</summary>
    public bool HasConnections { get; init; }

    /// <summary>The totals.</summary>
    public PrintedTotals Totals { get; init; } = new();

    /// <summary>The style of the releases that print so.</summary>
    public required string Style { get; init; }
}

/// <summary>A number below the table.</summary>
/// <param name="Value">The number.</param>
/// <param name="Place">Where it is printed.</param>
internal sealed record PrintedTotal(Int128 Value, TextPlace Place);

/// <summary>The numbers below the table; null where one is not printed.</summary>
internal sealed record PrintedTotals
{
    /// <summary><c>Total params</c>.</summary>
    public PrintedTotal? Total { get; init; }

    /// <summary><c>Trainable params</c>.</summary>
    public PrintedTotal? Trainable { get; init; }

    /// <summary><c>Non-trainable params</c>.</summary>
    public PrintedTotal? NonTrainable { get; init; }

    /// <summary><c>Optimizer params</c>.</summary>
    public PrintedTotal? Optimizer { get; init; }
}
