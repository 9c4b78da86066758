using System.Collections.Immutable;
using SummaryService.Domain.Sources.Json;
using SummaryService.Domain.Sources.Tables;

namespace SummaryService.Domain.Sources;

/// <summary>The forms in which architectures are posted.</summary>
internal static class SourceCatalogue
{
    /// <summary>All of them, in the order in which they are asked: JSON first, which most posts are and which names what no other form recognizes.</summary>
    public static ImmutableArray<ISource> All { get; } = [new JsonSource(), new TableSource()];
}
