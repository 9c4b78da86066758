using SummaryService.Domain.Formulas;
using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers;

/// <summary>How the shape of a layer's output follows from that of its input: one generic method, given for both kinds of sizes.</summary>
/// <typeparam name="TConfig">The layer's arguments.</typeparam>
/// <param name="Counting">The method over numbers.</param>
/// <param name="Explaining">The same method over formulas.</param>
internal sealed record ShapeRule<TConfig>(
    Func<TConfig, Shape<Dim>, Shape<Dim>> Counting,
    Func<TConfig, Shape<Formula>, Shape<Formula>> Explaining)
{
    /// <summary>How each size of the output comes about, for an input that the layer took before.</summary>
    public DimRule[] Explain(TConfig config, TensorShape x) => Explaining(config, Dims.Given(x)).Rules();
}
