using System.Collections.Immutable;
using SummaryService.Domain.Layers;

namespace SummaryService.Domain.Rendering.Text;

/// <summary>What the text of an era of Keras looks like: everything in which the releases differ, as data.</summary>
/// <param name="Name">The style's name, which is that of a release.</param>
/// <param name="Table">How the table is drawn.</param>
/// <param name="Chain">The columns of a model without the <c>Connected to</c> column.</param>
/// <param name="Graph">The columns of a model with it.</param>
internal sealed record TextStyle(string Name, TableKind Table, ColumnPlan Chain, ColumnPlan Graph)
{
    /// <summary>The release from which on Keras prints so, as its files name it.</summary>
    public required Version Since { get; init; }

    /// <summary>Whether the line <c>Model: "…"</c> stands above the table.</summary>
    public bool NamesModel { get; init; } = true;

    /// <summary>Whether the release has the option <c>expand_nested</c>.</summary>
    public bool ExpandsNested { get; init; }

    /// <summary>How much wider the table gets with <c>show_trainable</c>; 0 where the release has no such option.</summary>
    public int TrainableWidth { get; init; }

    /// <summary>The part of the width that the other columns keep with <c>show_trainable</c>.</summary>
    public double TrainableLeaves { get; init; } = 1;

    /// <summary>What stands for the number of parameters of a layer whose weights do not exist.</summary>
    public string Unbuilt { get; init; } = "0 (unused)";

    /// <summary>Whether the numbers below the table have a comma between groups of three digits.</summary>
    public bool GroupsTotals { get; init; } = true;

    /// <summary>What a byte is called in the memory sizes below the table; null where there are no sizes.</summary>
    public string? ByteUnit { get; init; }

    /// <summary>Whether a cell that continues on the next line counts the bars of the nesting as part of its width.</summary>
    public bool CountsBars { get; init; }

    /// <summary>How shapes are written.</summary>
    public ShapeRules Shapes { get; init; } = ShapeRules.TensorFlow;

    /// <summary>What the class of a functional model is called.</summary>
    public string FunctionalType { get; init; } = "Functional";

    /// <summary>
    /// The number of a nested model's first call: the oldest releases count the call that made the model.
    /// </summary>
    public int FirstNestedCall { get; init; }

    /// <summary>Whether a layer that is called twice makes a chain a graph.</summary>
    public bool SharingBreaksChain { get; init; } = true;

    /// <summary>What the release makes of an architecture that leaves something open.</summary>
    public KerasEra Era { get; init; } = KerasEra.Keras3;

    /// <summary>The columns of a model.</summary>
    public ColumnPlan Plan(bool connections) => connections ? Graph : Chain;
}

/// <summary>How a table is drawn.</summary>
internal enum TableKind
{
    /// <summary>Lines of underscores; what does not fit is cut off.</summary>
    Cut,

    /// <summary>Lines of spaces; what does not fit continues on the next line.</summary>
    Wrapped,

    /// <summary>Boxes, as the library rich draws them.</summary>
    Boxed,
}

/// <summary>The default width of a table, and where its columns end as parts of it.</summary>
internal sealed record ColumnPlan(int Width, ImmutableArray<double> Positions);

/// <summary>How a release writes shapes.</summary>
/// <param name="InputsInList">Whether an input layer's shape stands in a list: <c>[(None, 8)]</c>.</param>
/// <param name="KeepsNesting">
/// Whether several shapes print in the nesting in which the layer returns them; if not, as one list.
/// </param>
/// <param name="OneAxisComma">Whether a shape of one axis has a comma: <c>(None,)</c>.</param>
/// <param name="LastCallOnly">Whether a layer whose calls differ shows the last; if not, <c>multiple</c>.</param>
/// <param name="OwnOfModels">
/// Whether a nested model shows what it gives for its own inputs; if not, that is one more call, which may differ from the others.
/// </param>
internal sealed record ShapeRules(bool InputsInList, bool KeepsNesting, bool OneAxisComma, bool LastCallOnly, bool OwnOfModels)
{
    public static ShapeRules Keras2 { get; } = new(false, KeepsNesting: false, OneAxisComma: true, LastCallOnly: false, OwnOfModels: false);

    public static ShapeRules TensorFlow { get; } = new(true, KeepsNesting: true, OneAxisComma: true, LastCallOnly: false, OwnOfModels: true);

    public static ShapeRules Keras3 { get; } = new(false, KeepsNesting: false, OneAxisComma: false, LastCallOnly: true, OwnOfModels: false);
}
