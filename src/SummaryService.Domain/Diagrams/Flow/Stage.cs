using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Diagrams.Flow;

/// <summary>A tensor on its way through a model, with what made it.</summary>
/// <param name="Row">The layer.</param>
/// <param name="Index">Which row of the table it is; null for what no table shows.</param>
/// <param name="Glyph">How the tensor is drawn.</param>
/// <param name="FollowsLast">Whether it is made from the tensor before it.</param>
/// <param name="Above">What is said above it: the operation.</param>
/// <param name="Below">What is said below it, a line each.</param>
internal sealed record Stage(LayerRow Row, int? Index, Glyph Glyph, bool FollowsLast, string Above, IReadOnlyList<string> Below);
