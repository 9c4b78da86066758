using System.Collections.Immutable;

namespace SummaryService.Domain.Rendering.Text;

/// <summary>How the text is to look: the arguments of <c>model.summary()</c>, and the release to reproduce.</summary>
public sealed record TextOptions
{
    /// <summary>The widest table, the widest terminal and the farthest position: far beyond any screen.</summary>
    public const int WidestLine = 10_000;

    /// <summary>The most positions: more than any table has columns.</summary>
    public const int MostPositions = 16;

    /// <summary>Keras's defaults in the current style.</summary>
    public static TextOptions Default { get; } = new();

    /// <summary>The release whose output to reproduce, by the name of its style.</summary>
    public string Style { get; init; } = "keras3";

    /// <summary>The width of the table; null or 0 for the release's default.</summary>
    public int? LineLength { get; init; }

    /// <summary>Where the columns end, as parts of the width or as absolute positions; empty for the release's default.</summary>
    public ImmutableArray<double> Positions { get; init; } = [];

    /// <summary>The width of the terminal that a Keras 3 table is cut to.</summary>
    public int TerminalColumns { get; init; } = 80;

    /// <summary>Whether the rows of nested models are shown.</summary>
    public bool ExpandNested { get; init; }

    /// <summary>Whether a column tells which layers are trainable.</summary>
    public bool ShowTrainable { get; init; }
}
