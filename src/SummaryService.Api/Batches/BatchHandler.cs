using SummaryService.Api.Hosting;
using SummaryService.Api.Negotiation;
using SummaryService.Api.Problems;
using SummaryService.Api.Summaries;
using SummaryService.Api.Telemetry;

namespace SummaryService.Api.Batches;

/// <summary>Takes many architectures, one a line, and gives as many answers.</summary>
internal sealed class BatchHandler(ServiceLimits limits, SummaryHandler summaries, Instruments? instruments)
{
    private readonly Deadlines _deadlines = new();

    /// <summary>Answers a request whose options were checked.</summary>
    public IResult Answer(HttpContext context, BatchQuery query)
    {
        var request = context.Request;
        context.Response.Headers.Vary = "Accept, Accept-Language";
        if (FormatNegotiation.Choose(request, null, MediaFormat.OfBatch) is not { } format)
            return new ProblemResult(Refusals.NotAcceptable(MediaFormat.OfBatch));
        if (RequestBody.Refusal(request, ReadableTypes.IncludeLines(request.ContentType)) is { } refusal)
            return new ProblemResult(refusal);
        var work = new BatchLine(limits, _deadlines, summaries, query.ToSummaryQuery(), ProblemLanguage.Of(request, query.Lang));
        return new BatchResult(work, limits, format, instruments);
    }
}
