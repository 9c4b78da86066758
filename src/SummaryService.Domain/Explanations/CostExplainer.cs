using System.Collections.Frozen;
using SummaryService.Domain.Formulas;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Explanations;

/// <summary>Explains costs, as far as they follow from the weights: each number of a kernel is used once at each position.</summary>
internal static class CostExplainer
{
    private static readonly FrozenDictionary<string, string> Families = LayerCatalogue.Families
        .SelectMany(family => family.Layers.Select(layer => KeyValuePair.Create(layer.Type, family.Name)))
        .ToFrozenDictionary();

    public static CostExplanation? Explain(LayerRow row, ExplanationWords words)
    {
        if (row.Cost is not { } cost) return null;
        var (macs, reason) = Macs(row, cost);
        var further = cost.Flops - (2 * cost.Macs);
        var flops = (cost.Macs > 0, further > 0) switch
        {
            (true, true) => new Sum([Doubled(cost.Macs), new Term("other operations", further)]),
            (true, false) => Doubled(cost.Macs),
            (false, true) => new Term("other operations", further),
            _ => (Formula)0,
        };
        var why = words.Say(reason);
        if (cost.Macs > 0 || further > 0) why += words.Say("sentence.space") + words.Say(cost.Macs > 0 ? "cost.flops" : "cost.elementwise");
        return new(ShownFormula.Of(macs, cost.Macs, words), ShownFormula.Of(flops, cost.Flops, words), why, Field(row, words));
    }

    private static Product Doubled(Int128 macs) => new([2, new Term("multiply-accumulates", macs)]);

    private static (Formula Macs, string Reason) Macs(LayerRow row, Cost cost)
    {
        if (cost.Macs == 0) return (0, cost.Flops == 0 ? "cost.nothing" : "cost.no_macs");
        Int128 kernels = 0;
        foreach (var weight in row.Weights)
        {
            if (IsKernel(weight.Role)) kernels += weight.Params;
        }

        // Attention multiplies what was projected as well; a nested model's layers have positions of their own.
        var isUniform = row.Layers.IsEmpty && FamilyOf(row) is "Core" or "Convolution" or "Recurrent";
        return isUniform && kernels > 0 && cost.Macs % kernels == 0
            ? (new Product([new Term("kernel uses", cost.Macs / kernels), new Term("kernel weights", kernels)]), "cost.kernel")
            : (new Term("multiply-accumulates", cost.Macs), ReasonOf(row));
    }

    private static bool IsKernel(WeightRole role) => role is WeightRole.Kernel or WeightRole.EinsumKernel or WeightRole.Filters or WeightRole.GroupedFilters
        or WeightRole.DepthwiseFilters or WeightRole.PointwiseFilters or WeightRole.InputKernel or WeightRole.RecurrentKernel or WeightRole.InputFilters or WeightRole.RecurrentFilters;

    private static string? FamilyOf(LayerRow row) => row.Derivation?.Definition is { } definition ? Families.GetValueOrDefault(definition.Type) : null;

    private static string ReasonOf(LayerRow row) => row.Derivation?.Definition?.IsOperation == true ? "cost.product"
        : FamilyOf(row) == "Attention" ? "cost.attention"
        : "cost.total";

    /// <summary>What of the model's input an element sees, or why that cannot be told; null where the model's input has no spatial axes.</summary>
    public static string? Field(LayerRow row, ExplanationWords words) => row switch
    {
        { ReceptiveField: { } field } => words.Say("cost.receptive_field", ("size", string.Join(" × ", field.Size)), ("stride", string.Join(" × ", field.Stride))),
        { NoReceptiveField: { Reason: not "no_axes" } none } => words.Say($"field.{none.Reason}", ("layer", none.Layer)),
        _ => null,
    };
}
