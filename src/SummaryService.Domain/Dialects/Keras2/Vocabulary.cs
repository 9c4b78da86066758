using SummaryService.Domain.Documents;
using SummaryService.Domain.Layers;

namespace SummaryService.Domain.Dialects.Keras2;

/// <summary>What a class of an old release is, by its serialized layer: a layer type, and how its arguments are written.</summary>
/// <param name="entry">The serialized layer.</param>
/// <param name="name">The name of its class.</param>
internal delegate KnownClass Vocabulary(Node entry, string name);

/// <summary>A class that a vocabulary looked up.</summary>
/// <param name="Definition">The layer type; null for a class of the author's own.</param>
/// <param name="Spelling">How its arguments are written.</param>
internal readonly record struct KnownClass(LayerDefinition? Definition, Spelling Spelling);
