using System.Collections.Immutable;
using SummaryService.Domain.Documents;

namespace SummaryService.Domain.Layers;

/// <summary>How a dialect writes the arguments of a layer, where it does not write them as Keras 3 does.</summary>
/// <param name="NameOf">The property that holds an argument; the argument's own name where the two are the same.</param>
internal sealed record Spelling(Func<string, string> NameOf)
{
    /// <summary>The properties that hold an argument of several numbers one by one: <c>nb_row</c> and <c>nb_col</c> are a <c>kernel_size</c>.</summary>
    public Func<string, ImmutableArray<string>> PartsOf { get; init; } = _ => [];

    /// <summary>What a word is in Keras 3: <c>th</c> is <c>channels_first</c>.</summary>
    public Func<string, string> WordOf { get; init; } = word => word;

    /// <summary>The word that stands for an argument which is not written; null where that is the layer's own default.</summary>
    public Func<string, string?> PresetOf { get; init; } = _ => null;

    /// <summary>
    /// Whether a release before Keras 3 wrote it: a number may stand in a list of one or in an array that was
    /// serialized, and a function by the name that it has in its author's code.
    /// </summary>
    public bool IsOld { get; init; }

    /// <summary>The number itself, where an old release wrote more around it.</summary>
    public Node Plain(Node value)
    {
        if (!IsOld) return value;
        if (value["value"] is { Kind: NodeKind.Number } number) return number;
        if (value.ItemCount != 1) return value;
        foreach (var only in value.Items)
            return only;
        return value;
    }
}
