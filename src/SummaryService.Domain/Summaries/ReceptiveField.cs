using System.Collections.Immutable;

namespace SummaryService.Domain.Summaries;

/// <summary>What part of the model's input an element of a layer's output depends on, for each spatial axis.</summary>
/// <param name="Size">How many elements of the input it sees.</param>
/// <param name="Stride">How far the next element's view lies from its own.</param>
public sealed record ReceptiveField(ImmutableArray<long> Size, ImmutableArray<long> Stride);
