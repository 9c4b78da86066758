using System.Collections.Immutable;

namespace SummaryService.Api.Documentation;

/// <summary>What an endpoint takes as its body, which it reads by itself, so that the framework cannot tell.</summary>
/// <param name="Description">What it is.</param>
/// <param name="Examples">Bodies to try; the first is the one to try first.</param>
/// <param name="TakesFiles">Whether it may be a file that a model was saved in, by itself or in a form.</param>
internal sealed record PostedBody(string Description, ImmutableArray<BodyExample> Examples, bool TakesFiles)
{
    /// <summary>Whether it is JSON a line, and not one JSON text.</summary>
    public bool IsLines { get; init; }
}

/// <summary>Describes endpoints.</summary>
internal static class PostedBodyMetadata
{
    /// <summary>Documents a JSON body of an endpoint.</summary>
    public static RouteHandlerBuilder WithBody(
        this RouteHandlerBuilder endpoint, string description, IEnumerable<BodyExample> examples) =>
        endpoint.WithMetadata(new PostedBody(description, [.. examples], TakesFiles: false));

    /// <summary>Documents a body of JSON, one architecture a line.</summary>
    public static RouteHandlerBuilder WithLines(this RouteHandlerBuilder endpoint, IEnumerable<BodyExample> examples) =>
        endpoint.WithMetadata(new PostedBody("The architectures as JSON, one a line.", [.. examples], TakesFiles: false) { IsLines = true });

    /// <summary>Documents a body that is an architecture in any dialect, or a file that holds one.</summary>
    public static RouteHandlerBuilder WithArchitecture(this RouteHandlerBuilder endpoint, IEnumerable<BodyExample> examples) =>
        endpoint.WithMetadata(new PostedBody(
            "The architecture itself, not a wrapper: as JSON, or in a `.keras` or `.h5` file, which may be the one file of a form. "
            + "What it is, its content tells.",
            [.. examples],
            TakesFiles: true));
}
