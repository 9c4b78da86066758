using SummaryService.Domain.Layers;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Explanations;

/// <summary>Says why a layer has the parameters that it has: by the roles of its weights, or by what its type declares where there are none.</summary>
internal static class ParameterReasons
{
    // A layer with more kinds of weights than this, such as a wrapped model, is told in general.
    private const int MostKinds = 3;

    /// <summary>Why the row has its parameters, or none.</summary>
    public static string Of(LayerRow row, ExplanationWords words)
    {
        var definition = row.Derivation?.Definition;
        if (!row.IsBuilt && definition is { HasUnknownWeights: false, HasNoWeights: false }) return words.Say("params.unbuilt");
        if (row.HasUnknownWeights) return words.Say("params.unknown");
        if (!row.IsBuilt && definition is null) return words.Say("params.unbuilt");
        if (row.Weights.IsEmpty) return words.Say(WithoutWeights(definition, words));
        var sentences = row.Layers.IsEmpty ? OfWeights(row, words) : [words.Say("params.sum.model")];
        if (definition?.WeightsNote is { } note) sentences.Add(words.Say($"params.note.{note}"));
        if (!row.Trainable) sentences.Add(words.Say("params.frozen"));
        return string.Join(words.Say("sentence.space"), sentences);
    }

    private static string WithoutWeights(LayerDefinition? definition, ExplanationWords words) =>
        definition is null ? "params.none"
        : definition.IsOperation ? "params.none.operation"
        : definition.WithoutWeights is { } why ? $"params.none.{why}"
        : "params.none";

    private static List<string> OfWeights(LayerRow row, ExplanationWords words)
    {
        var sentences = new List<string>();
        foreach (var part in row.Weights.GroupBy(weight => ParameterFormula.OwnerOf(weight).ToString()))
        {
            var weights = new PartWeights([.. part]);
            foreach (var weight in weights.All)
            {
                if (KindOf(weight, weights) is not { } kind) continue;
                var sentence = Say(kind, weight, weights, words);
                if (!sentences.Contains(sentence)) sentences.Add(sentence);
                if (sentences.Count > MostKinds) return [words.Say("params.sum")];
            }
        }

        return sentences;
    }

    private static string Say(string kind, LayerWeight weight, PartWeights weights, ExplanationWords words)
    {
        var each = WeightMeanings.Each(weight, words);
        var key = $"params.{kind}";
        if (weights.HasBias && words.Has($"{key}.bias")) key += ".bias";
        else if (weight.Fixed == WhyFixed.Frozen && words.Has($"{key}.frozen")) key += ".frozen";
        else if (each.Length == 0 && words.Has($"{key}.none")) key += ".none";
        var sentence = words.Say(key, ("each", each), ("gates", WeightMeanings.GatesOf(weight)));
        // Two axes of a filter are its channels; the others are those that it slides along.
        return weight.Role is WeightRole.Filters or WeightRole.GroupedFilters or WeightRole.DepthwiseFilters or WeightRole.PointwiseFilters
            ? sentence + words.Say("sentence.space") + words.Say($"params.space.{weight.Axes.Length - 2}")
            : sentence;
    }

    /// <summary>The kind of sentence that a weight calls for; null where that of another weight covers it.</summary>
    private static string? KindOf(LayerWeight weight, PartWeights part) => weight.Role switch
    {
        WeightRole.Unknown => "unknown_role",
        WeightRole.Kernel => "kernel",
        WeightRole.BranchKernel => "branch_kernel",
        WeightRole.CarryKernel => "carry_kernel",
        WeightRole.EinsumKernel => "einsum_kernel",
        WeightRole.Filters => "filters",
        WeightRole.GroupedFilters => "grouped_filters",
        WeightRole.DepthwiseFilters => part.Has(WeightRole.PointwiseFilters) ? null : "depthwise_filters",
        WeightRole.PointwiseFilters => "separable",
        WeightRole.LocalFilters or WeightRole.MaskedLocalFilters => "local_filters",
        WeightRole.InputKernel => WeightMeanings.GatesOf(weight) > 0 ? "gates" : "input_kernel",
        WeightRole.InputFilters => "input_filters",
        WeightRole.QueryProjection => "query_projection",
        WeightRole.GateProjection => "gate_projection",
        WeightRole.ScoreScale or WeightRole.SumScale or WeightRole.FeatureScale => "attention_scale",
        WeightRole.Scale => part.Has(WeightRole.Offset) ? "scale_and_offset" : "scale",
        WeightRole.Offset => part.Has(WeightRole.Scale) ? null : "offset",
        WeightRole.Slope => "slope",
        WeightRole.ActivationParameter => "activation_parameter",
        WeightRole.MovingMean => "moving_mean",
        WeightRole.RenormMean => "renorm_mean",
        WeightRole.Mean => "mean",
        WeightRole.SingularVector => "singular_vector",
        WeightRole.Table => "table",
        WeightRole.TiedTable => "tied_table",
        WeightRole.ReverseTable => "reverse_table",
        WeightRole.RealWaves or WeightRole.ImaginaryWaves => "waves",
        WeightRole.QuantizationScale => "quantization_scale",
        WeightRole.MaximumHistory => "maximum_history",
        WeightRole.LowRankFirst => "low_rank_first",
        _ => null,
    };

    /// <summary>The weights of one part of a layer, such as one direction of a wrapped RNN.</summary>
    private readonly record struct PartWeights(LayerWeight[] All)
    {
        public bool HasBias => Has(WeightRole.Bias) || Has(WeightRole.PairedBias);

        public bool Has(WeightRole role) => Array.Exists(All, weight => weight.Role == role);
    }
}
