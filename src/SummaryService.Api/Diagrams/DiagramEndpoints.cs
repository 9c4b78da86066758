using SummaryService.Api.Admission;
using SummaryService.Api.Documentation;
using SummaryService.Api.Examples;
using SummaryService.Api.Files;
using SummaryService.Api.Hosting;
using SummaryService.Api.Negotiation;
using SummaryService.Api.Problems;
using SummaryService.Api.QueryOptions;
using SummaryService.Api.Summaries;

namespace SummaryService.Api.Diagrams;

/// <summary>The call that draws.</summary>
internal static class DiagramEndpoints
{
    /// <summary>Maps the call.</summary>
    public static void MapDiagrams(this IEndpointRouteBuilder routes)
    {
        var services = routes.ServiceProvider;
        var diagrams = new DiagramHandler(
            services.GetRequiredService<ServiceLimits>(), services.GetRequiredService<Room>(), services.GetRequiredService<ModelFiles>());
        var examples = services.GetRequiredService<ExampleCatalogue>();

        routes.MapGroup("/v1").WithTags("Diagrams").WithProblems()
            .MapPost("/diagram", (HttpContext context, [AsParameters] DiagramQuery query) => diagrams.AnswerAsync(context, query))
            .WithName("draw")
            .WithSummary("Draw an architecture")
            .WithDescription(
                "Takes an architecture and gives it as a picture: the graph that `keras.utils.plot_model` shows, or the flow of shapes "
                + "that lessons draw, as SVG that needs nothing else; the graph also in the languages of Mermaid and Graphviz. "
                + "In an SVG each layer's group has the row's name in `data-layer` and its number in `data-index`.")
            .WithOptions<DiagramQuery, DiagramQueryValidator>(KnownOptions.OfDiagram)
            .WithArchitecture(examples.All.Select(BodyExample.Of))
            .Produces<string>(StatusCodes.Status200OK, MediaFormat.Svg.MediaType, [.. MediaFormat.OfDiagram.Select(format => format.MediaType).Skip(1)]);
    }
}
