using SummaryService.Api.Admission;
using SummaryService.Api.Documentation;
using SummaryService.Api.Examples;
using SummaryService.Api.Files;
using SummaryService.Api.Hosting;
using SummaryService.Api.Negotiation;
using SummaryService.Api.Problems;
using SummaryService.Api.QueryOptions;
using SummaryService.Api.Summaries.Answers;

namespace SummaryService.Api.Summaries;

/// <summary>The calls that summarize.</summary>
internal static class SummaryEndpoints
{
    /// <summary>Maps the calls.</summary>
    public static void MapSummaries(this IEndpointRouteBuilder routes)
    {
        var limits = routes.ServiceProvider.GetRequiredService<ServiceLimits>();
        var files = routes.ServiceProvider.GetRequiredService<ModelFiles>();
        var room = routes.ServiceProvider.GetRequiredService<Room>();
        var (summaries, layers) = (new SummaryHandler(limits, room, files), new LayerHandler(limits, room, files));
        var examples = routes.ServiceProvider.GetRequiredService<ExampleCatalogue>();
        var group = routes.MapGroup("/v1").WithTags("Summaries").WithProblems();

        group.MapPost("/summary", (HttpContext context, [AsParameters] SummaryQuery query) => summaries.AnswerAsync(context, query))
            .WithName("summarize")
            .WithSummary("Summarize an architecture")
            .WithDescription(
                "Takes an architecture (the short form, what `model.to_json()` gives, or a saved model) and tells what `model.summary()` tells: "
                + "every layer's output shape and parameters, and the totals, as data, as the exact text of a release of Keras, or as a table. "
                + "The dialect is found out from the content.")
            .WithOptions<SummaryQuery, SummaryQueryValidator>(KnownOptions.OfSummary)
            .WithArchitecture(examples.All.Select(BodyExample.Of))
            .Produces<SummaryAnswer>(StatusCodes.Status200OK, "application/json", [.. MediaFormat.OfSummary.Select(format => format.MediaType).Skip(1)]);

        group.MapPost("/summary/layer", (HttpContext context, [AsParameters] LayerQuery query) => layers.AnswerAsync(context, query))
            .WithName("summarizeLayer")
            .WithSummary("Summarize one layer")
            .WithDescription("Takes one layer and the shapes of its inputs, and gives the row that the layer has in a summary.")
            .WithOptions<LayerQuery, LayerQueryValidator>(KnownOptions.OfLayer)
            .WithBody("The layer, and the shape of its input with the batch.", [BodyExample.OneLayer])
            .Produces<LayerAnswer>(StatusCodes.Status200OK, "application/json");
    }
}
