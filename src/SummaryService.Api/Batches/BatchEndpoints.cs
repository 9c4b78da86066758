using Microsoft.AspNetCore.Mvc;
using SummaryService.Api.Admission;
using SummaryService.Api.Documentation;
using SummaryService.Api.Files;
using SummaryService.Api.Hosting;
using SummaryService.Api.Negotiation;
using SummaryService.Api.Problems;
using SummaryService.Api.QueryOptions;
using SummaryService.Api.Summaries;
using SummaryService.Api.Telemetry;

namespace SummaryService.Api.Batches;

/// <summary>The call that summarizes many architectures.</summary>
internal static class BatchEndpoints
{
    /// <summary>Maps the call.</summary>
    public static void MapBatches(this IEndpointRouteBuilder routes)
    {
        var services = routes.ServiceProvider;
        var limits = services.GetRequiredService<ServiceLimits>();
        var room = services.GetRequiredService<Room>();
        var summaries = new SummaryHandler(limits, room, services.GetRequiredService<ModelFiles>());
        var handler = new BatchHandler(limits, room, summaries, services.GetService<Instruments>());
        routes.MapGroup("/v1").WithTags("Summaries").WithProblems()
            .MapPost("/summaries", (HttpContext context, [AsParameters] BatchQuery query) => handler.Answer(context, query))
            .WithName("summarizeMany")
            .WithSummary("Summarize many architectures")
            .WithDescription(
                "Takes architectures as JSON, one a line, and gives for each a line with its summary or its problem, in their order, while the body is "
                + "still coming in. There is no limit to the number of lines; a caller who sends many has to read while sending, as curl does.")
            .WithOptions<BatchQuery, BatchQueryValidator>(KnownOptions.OfBatch)
            .WithLines([BodyExample.Lines])
            .Produces<string>(StatusCodes.Status200OK, MediaFormat.Lines.MediaType)
            // Each line has the limit that a body has otherwise.
            .WithMetadata(new DisableRequestSizeLimitAttribute());
    }
}
