using System.Collections.Frozen;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Rendering.Text;

/// <summary>What the cells of a table say, before it is known how they fit.</summary>
/// <param name="Style">The style.</param>
/// <param name="Connections">Whether there is a column <c>Connected to</c>.</param>
/// <param name="Trainable">Whether there is a column <c>Trainable</c>.</param>
/// <param name="NestedModels">The names of the nested models, where the style counts their calls otherwise; else null.</param>
internal sealed record TableContent(
    TextStyle Style, bool Connections, bool Trainable, FrozenSet<string>? NestedModels)
{
    public ReadOnlySpan<string> Headings => Column.Headings(Connections, Trainable);

    public static TableContent Of(ModelSummary summary, TextStyle style, TextOptions options)
    {
        var chain = summary.IsChain || (!style.SharingBreaksChain && Calls.AreChain(summary.Layers.AsSpan()));
        return new(style, !chain, options.ShowTrainable, style.FirstNestedCall > 0 ? NamesOfNested(summary) : null);
    }

    /// <summary>The class of a row, as the release calls it.</summary>
    public string TypeOf(LayerRow layer) => layer.Type == "Functional" ? Style.FunctionalType : layer.Type;

    /// <summary>Which call of its layer a reference names, as the release counts them.</summary>
    public int CallOf(TensorReference reference) =>
        NestedModels is not null && NestedModels.Contains(reference.Layer)
            ? reference.Call + Style.FirstNestedCall
            : reference.Call;

    private static FrozenSet<string>? NamesOfNested(ModelSummary summary)
    {
        var names = summary.Layers.Where(layer => !layer.Layers.IsEmpty).Select(layer => layer.Name).ToFrozenSet();
        return names.Count == 0 ? null : names;
    }
}
