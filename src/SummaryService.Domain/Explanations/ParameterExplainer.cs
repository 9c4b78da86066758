using System.Collections.Frozen;
using System.Collections.Immutable;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Explanations;

/// <summary>Explains parameters: the formula, what each weight is for, and why there are none.</summary>
internal static class ParameterExplainer
{
    private static readonly FrozenDictionary<string, string> Families = LayerCatalogue.Families
        .SelectMany(family => family.Layers.Select(layer => KeyValuePair.Create(layer.Type, family.Name)))
        .ToFrozenDictionary();

    // Weights whose names have a part of their own, by what the rest says.
    private static readonly string[] Endings = ["_scale", "_zero", "_amax_history", "_a", "_b"];

    public static ParameterExplanation Explain(LayerRow row, ExplanationWords words) => new(
        ShownFormula.Of(ParameterFormula.Of(row.Weights), row.Params, words),
        row.Params,
        [.. row.Weights.Select(weight => Explain(weight, row, words))],
        words.Say(Reason(row, words)));

    /// <summary>The family of a row's layer type; null where it has none.</summary>
    public static string? FamilyOf(LayerRow row) => row.Derivation?.Definition is { } definition ? Families.GetValueOrDefault(definition.Type) : null;

    private static string Reason(LayerRow row, ExplanationWords words)
    {
        if (row is { IsBuilt: false, Derivation.Definition: { HasUnknownWeights: false, HasNoWeights: false } }) return "params.unbuilt";
        if (row.HasUnknownWeights) return "params.unknown";
        if (row.Derivation?.Definition?.IsOperation == true) return "params.none.operation";
        var kind = row.Weights.IsEmpty ? "params.none" : "params.sum";
        foreach (var special in (string[])[$"{kind}.{row.Type}", $"{kind}.{FamilyOf(row)}"])
        {
            if (words.Has(special)) return special;
        }

        return kind;
    }

    private static WeightExplanation Explain(LayerWeight weight, LayerRow row, ExplanationWords words)
    {
        var meaning = words.Say(Key(weight, words), ("each", words.List([.. weight.Axes.Select(axis => words.Term(axis.Meaning).Each).Distinct()])),
            ("last", weight.Axes.IsEmpty ? "" : words.Term(OwnerOf(weight.Axes).Meaning).Each),
            ("gates", weight.Axes.IsEmpty ? 0 : weight.Axes[^1].Gates));
        if (!weight.Trainable) meaning = words.Say("weight.with_reason", ("meaning", meaning), ("reason", words.Say(WhyFixed(weight, row))));
        return new(weight.Name, ShownFormula.Of(ParameterFormula.Of(weight), weight.Params, words), weight.Params, weight.Trainable, meaning);
    }

    /// <summary>The axis whose elements each have a part of the weight: the last or, of a transposed kernel, the filters.</summary>
    private static Axis OwnerOf(ImmutableArray<Axis> axes) => axes.FirstOrDefault(axis => axis.Meaning == "filters", axes[^1]);

    /// <summary>The words for a weight: by its name and what its axes say of it.</summary>
    private static string Key(LayerWeight weight, ExplanationWords words)
    {
        var path = weight.Name.Split('/');
        var name = path[^1];
        if (weight.Axes is [.., { Meaning: "depth multiplier" }]) return "weight.depthwise_kernel";
        var kind = weight.Axes is [{ Meaning: var own }, ..] && own.StartsWith("input and recurrent", StringComparison.Ordinal) ? "both"
            : weight.Axes is [.., { Gates: > 0 }] ? "gates"
            : weight.Axes is [{ Meaning: var first }, ..] && first.StartsWith("kernel ", StringComparison.Ordinal) ? "window"
            : path.Length > 1 ? path[^2]
            : "";
        if (words.Has($"weight.{name}.{kind}")) return $"weight.{name}.{kind}";
        if (words.Has($"weight.{name}")) return $"weight.{name}";
        foreach (var ending in Endings)
        {
            if (name.EndsWith(ending, StringComparison.Ordinal)) return $"weight.*{ending}";
        }

        return "weight.*";
    }

    private static string WhyFixed(LayerWeight weight, LayerRow row)
    {
        var name = weight.Name[(weight.Name.LastIndexOf('/') + 1)..];
        return !row.Trainable ? "fixed.frozen"
            : name.StartsWith("moving_", StringComparison.Ordinal) || name.StartsWith("renorm_", StringComparison.Ordinal) ? "fixed.moving"
            : name is "mean" or "variance" or "count" ? "fixed.measured"
            : name == "vector_u" ? "fixed.iterated"
            : "fixed.other";
    }
}
