using SummaryService.Domain.Layers;
using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Summaries;

/// <summary>What explains a row: what went into the layer's last call, and how the sizes that came out follow from it.</summary>
/// <param name="Definition">The layer type; null for a model, and for a class that is not known.</param>
/// <param name="Inputs">The tensors that went in.</param>
/// <param name="Sizes">For each tensor that came out, the rule of each of its sizes; null where nobody can tell.</param>
/// <param name="Pointer">Where the layer is written, as a JSON Pointer; null for one that nobody wrote.</param>
internal sealed record Derivation(LayerDefinition? Definition, IReadOnlyList<TensorSpec> Inputs, DimRule[][]? Sizes, string? Pointer);
