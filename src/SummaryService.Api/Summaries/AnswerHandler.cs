using System.Collections.Immutable;
using SummaryService.Api.Hosting;
using SummaryService.Api.Negotiation;
using SummaryService.Api.Problems;
using SummaryService.Domain;
using SummaryService.Domain.Problems;

namespace SummaryService.Api.Summaries;

/// <summary>The way from what was posted to an answer: negotiate, read, ask the engine, render.</summary>
/// <typeparam name="TQuery">The options.</typeparam>
/// <typeparam name="TValue">What the engine gives.</typeparam>
internal abstract class AnswerHandler<TQuery, TValue>(ServiceLimits limits, ImmutableArray<MediaFormat> served)
    where TQuery : AnswerQuery
    where TValue : class
{
    /// <summary>Answers a request whose options were checked.</summary>
    public async Task<IResult> AnswerAsync(HttpContext context, TQuery query)
    {
        var request = context.Request;
        context.Response.Headers.Vary = "Accept, Accept-Language";
        var language = ProblemLanguage.Of(request, query.Lang);
        if (FormatNegotiation.Choose(request, query.Format, served) is not { } format)
            return new ProblemResult(Refusals.NotAcceptable(served));

        using var body = new PooledBuffer();
        if (await RequestBody.ReadAsync(request, body, limits.MaxBodyBytes) is { } refusal)
            return new ProblemResult(refusal);

        var outcome = Ask(body.Written, query, format);
        if (!outcome.IsSuccess)
            return outcome.Report.ToResult(language);

        context.Features.Get<RequestFacts>()?.Layers = CountLayers(outcome.Value);
        var answer = new PooledBuffer();
        if (Render(outcome.Value, format, query, language, answer) is not { } problem)
            return new BytesResult(answer, format);

        answer.Dispose();
        return new ProblemReport(problem.Code == "limit_exceeded" ? ProblemKind.OverLimit : ProblemKind.BadOption, [problem]).ToResult(language);
    }

    /// <summary>What the engine says to a body.</summary>
    protected abstract Outcome<TValue> Ask(ReadOnlyMemory<byte> body, TQuery query, MediaFormat format);

    /// <summary>Writes the answer.</summary>
    /// <returns>Null, or what is wrong with the options for this answer, or the limit that it would pass.</returns>
    protected abstract Problem? Render(TValue value, MediaFormat format, TQuery query, string language, PooledBuffer into);

    /// <summary>How many layers the answer is about, for the log.</summary>
    protected abstract int CountLayers(TValue value);
}
