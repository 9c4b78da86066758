using System.Collections.Immutable;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Reconstruction;

/// <summary>Arguments with which a layer gives its printed row.</summary>
/// <param name="Settings">The arguments, those that have their defaults left out.</param>
/// <param name="Effect">What the layer then gives.</param>
/// <param name="Cost">How far the arguments are from what is usual.</param>
internal sealed record RowReading(ImmutableArray<Setting> Settings, Effect Effect, double Cost);

/// <summary>The most usual reading of a row, and what is known of each argument.</summary>
/// <param name="Subject">The layer's type.</param>
/// <param name="Reading">The reading.</param>
/// <param name="Arguments">The arguments, each as certain as all readings together make it.</param>
internal sealed record RowAnswer(Subject Subject, RowReading Reading, ImmutableArray<SourceArgument> Arguments);
