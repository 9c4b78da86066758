using System.Collections.Immutable;
using SummaryService.Api.Problems;
using SummaryService.Api.Summaries.Answers;

namespace SummaryService.Api.Documentation;

/// <summary>The part of an endpoint's address that a caller chooses.</summary>
/// <param name="Name">What the route calls it.</param>
/// <param name="Description">What it is.</param>
/// <param name="Example">One to try.</param>
internal sealed record PathValue(string Name, string Description, string Example)
{
    /// <summary>All that there are; empty where others are taken, too.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>What is answered where there is no such thing.</summary>
    public required ProblemDocument NotFound { get; init; }
}

/// <summary>Describes addresses.</summary>
internal static class PathValueMetadata
{
    /// <summary>Documents what a caller chooses in the address, and that it may not be found.</summary>
    public static RouteHandlerBuilder WithPathValue(this RouteHandlerBuilder endpoint, PathValue value) =>
        endpoint.WithMetadata(value).Produces<ProblemAnswer>(StatusCodes.Status404NotFound, ProblemResult.ContentType);
}
