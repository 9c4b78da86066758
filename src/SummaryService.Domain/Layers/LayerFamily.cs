using System.Collections.Immutable;

namespace SummaryService.Domain.Layers;

/// <summary>Layers that belong together, as the Keras documentation groups them.</summary>
/// <param name="Name">What the group is called.</param>
/// <param name="Layers">The layer types in it.</param>
public sealed record LayerFamily(string Name, ImmutableArray<LayerDefinition> Layers);
