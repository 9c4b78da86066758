using System.Collections.Frozen;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Layers.Legacy;
using SummaryService.Domain.Layers.Merging;

namespace SummaryService.Domain.Dialects.Keras2;

/// <summary>The layer <c>Merge</c> of Keras 1, which early files of Keras 2 still have: by its mode it is one of the merging layers.</summary>
/// <remarks>Source: https://faroit.com/keras-docs/1.2.2/layers/core/</remarks>
internal static class Merges
{
    private static readonly FrozenDictionary<string, LayerDefinition> ByMode = new Dictionary<string, LayerDefinition>
    {
        ["sum"] = ElementwiseMerge.Add,
        ["mul"] = ElementwiseMerge.Multiply,
        ["ave"] = ElementwiseMerge.Average,
        ["max"] = ElementwiseMerge.Maximum,
        ["concat"] = Concatenate.Definition,
        ["dot"] = Dot.Definition,
        ["cos"] = Dot.Definition,
    }.ToFrozenDictionary();

    private static readonly Spelling Spelling = new(argument => argument switch
    {
        "axis" => "concat_axis",
        "axes" => "dot_axes",
        _ => argument,
    })
    { IsOld = true };

    /// <summary>The merging layer of a mode; a mode that is a function of the author's own may tell its shape.</summary>
    public static KnownClass Find(Node config)
    {
        var mode = config["mode"];
        var isOwn = config["mode_type"] is { IsText: true } type && !type.TextIs("raw");
        return new(!mode.Exists ? ElementwiseMerge.Add : mode.IsText && !isOwn ? ByMode.GetValueOrDefault(mode.Text) : LegacyLambda.Merge, Spelling);
    }
}
