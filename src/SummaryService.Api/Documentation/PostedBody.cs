using System.Collections.Immutable;

namespace SummaryService.Api.Documentation;

/// <summary>What an endpoint takes as its body, which it reads by itself, so that the framework cannot tell.</summary>
internal sealed record PostedBody(string Description, ImmutableArray<BodyExample> Examples);

/// <summary>Describes endpoints.</summary>
internal static class PostedBodyMetadata
{
    /// <summary>Documents the body of an endpoint; the first example is the one to try.</summary>
    public static RouteHandlerBuilder WithBody(
        this RouteHandlerBuilder endpoint, string description, IEnumerable<BodyExample> examples) =>
        endpoint.WithMetadata(new PostedBody(description, [.. examples]));
}
