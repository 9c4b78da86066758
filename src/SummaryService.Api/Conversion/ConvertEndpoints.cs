using System.Text.Json.Nodes;
using SummaryService.Api.Admission;
using SummaryService.Api.Documentation;
using SummaryService.Api.Examples;
using SummaryService.Api.Files;
using SummaryService.Api.Hosting;
using SummaryService.Api.Problems;
using SummaryService.Api.QueryOptions;

namespace SummaryService.Api.Conversion;

/// <summary>The call that converts.</summary>
internal static class ConvertEndpoints
{
    /// <summary>Maps the call.</summary>
    public static void MapConversion(this IEndpointRouteBuilder routes)
    {
        var services = routes.ServiceProvider;
        var handler = new ConvertHandler(
            services.GetRequiredService<ServiceLimits>(), services.GetRequiredService<Room>(), services.GetRequiredService<ModelFiles>());
        routes.MapGroup("/v1").WithTags("Conversion").WithProblems()
            .MapPost("/convert", (HttpContext context, [AsParameters] ConvertQuery query) => handler.AnswerAsync(context, query))
            .WithName("convert")
            .WithSummary("Convert an architecture")
            .WithDescription(
                "Takes an architecture in any dialect and gives it in another: the same layers, shapes and counts. "
                + "In the short form, arguments that equal their default are left out.")
            .WithOptions<ConvertQuery, ConvertQueryValidator>(KnownOptions.OfConversion)
            .WithArchitecture(services.GetRequiredService<ExampleCatalogue>().All.Select(BodyExample.Of))
            .Produces<JsonObject>(StatusCodes.Status200OK, "application/json");
    }
}
