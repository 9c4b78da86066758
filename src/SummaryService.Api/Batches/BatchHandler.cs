using SummaryService.Api.Admission;
using SummaryService.Api.Hosting;
using SummaryService.Api.Negotiation;
using SummaryService.Api.Problems;
using SummaryService.Api.Summaries;
using SummaryService.Api.Telemetry;

namespace SummaryService.Api.Batches;

/// <summary>Takes many architectures, one a line, and gives as many answers.</summary>
internal sealed class BatchHandler(ServiceLimits limits, Room room, SummaryHandler summaries, Instruments? instruments)
{
    /// <summary>Answers a request whose options were checked.</summary>
    public IResult Answer(HttpContext context, BatchQuery query)
    {
        var request = context.Request;
        context.Response.Headers.Vary = "Accept, Accept-Language";
        if (FormatNegotiation.Choose(request, null, MediaFormat.OfBatch) is not { } format)
            return new ProblemResult(Refusals.NotAcceptable(MediaFormat.OfBatch));
        if (RequestBody.Refusal(request, ReadableTypes.IncludeLines(request.ContentType)) is { } refusal)
            return new ProblemResult(refusal);
        var lines = new BatchLines(limits, room, summaries, query.ToSummaryQuery(), ProblemLanguage.Of(request, query.Lang));
        return new BatchResult(lines, limits, format, instruments);
    }
}
