using Microsoft.AspNetCore.Mvc;
using SummaryService.Api.QueryOptions;
using SummaryService.Api.Summaries;
using SummaryService.Domain.Diagrams;

namespace SummaryService.Api.Diagrams;

/// <summary>The options of a picture as they were sent.</summary>
internal sealed record DiagramQuery : AnswerQuery
{
    /// <summary>The form of the picture.</summary>
    [FromQuery(Name = "format")]
    public override string? Format { get; init; }

    /// <summary>What the picture shows.</summary>
    [FromQuery(Name = "view")]
    public string? View { get; init; }

    /// <summary>Where the data goes.</summary>
    [FromQuery(Name = "direction")]
    public string? Direction { get; init; }

    /// <summary>Whether a nested model is a frame around its layers.</summary>
    [FromQuery(Name = "expand_nested")]
    public string? ExpandNested { get; init; }

    /// <summary>Whether shapes are shown.</summary>
    [FromQuery(Name = "show_shapes")]
    public string? ShowShapes { get; init; }

    /// <summary>Whether counts are shown.</summary>
    [FromQuery(Name = "show_params")]
    public string? ShowParams { get; init; }

    /// <summary>The language of the picture and of problems.</summary>
    [FromQuery(Name = "lang")]
    public override string? Lang { get; init; }

    /// <summary>How the picture is to look.</summary>
    public DiagramOptions ToDiagramOptions(string language) => new()
    {
        View = KnownOptions.View.Read(View) == "flow" ? DiagramView.Flow : DiagramView.Graph,
        Direction = KnownOptions.Direction.Read(Direction) switch { "tb" => DiagramDirection.Down, "lr" => DiagramDirection.Right, _ => null },
        ExpandNested = FlagOption.Read(ExpandNested),
        ShowShapes = FlagOption.Read(ShowShapes, orElse: true),
        ShowParams = FlagOption.Read(ShowParams, orElse: true),
        Language = language,
    };
}
