using System.Collections.Immutable;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Models;
using SummaryService.Domain.Shapes;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Inference;

/// <summary>A layer after the walk: its weights, and what each of its calls gives.</summary>
/// <param name="Node">The layer.</param>
/// <param name="Outputs">What each call gives; null for a call whose inputs nobody knows.</param>
/// <param name="Weights">Its weights; empty until it is called.</param>
/// <param name="Work">The arithmetic of all its calls.</param>
internal sealed record InferredLayer(
    LayerNode Node, ImmutableArray<TensorTree?> Outputs, ImmutableArray<LayerWeight> Weights, Work Work);
