using System.Collections.Immutable;
using SummaryService.Api.Files;
using SummaryService.Api.Hosting;
using SummaryService.Api.Negotiation;
using SummaryService.Api.Problems;
using SummaryService.Domain;
using SummaryService.Domain.Problems;

namespace SummaryService.Api.Summaries;

/// <summary>The way from what was posted to an answer: negotiate, read, open, ask the engine, render.</summary>
/// <typeparam name="TQuery">The options.</typeparam>
/// <typeparam name="TValue">What the engine gives.</typeparam>
internal abstract class AnswerHandler<TQuery, TValue>(ServiceLimits limits, ModelFiles files, ImmutableArray<MediaFormat> served)
    where TQuery : AnswerQuery
    where TValue : class
{
    private readonly Deadlines _deadlines = new();

    /// <summary>How much is taken on.</summary>
    protected ServiceLimits Limits => limits;

    /// <summary>Answers a request whose options were checked.</summary>
    public async Task<IResult> AnswerAsync(HttpContext context, TQuery query)
    {
        var request = context.Request;
        context.Response.Headers.Vary = "Accept, Accept-Language";
        var language = ProblemLanguage.Of(request, query.Lang);
        if (FormatNegotiation.Choose(request, query.Format, served) is not { } format)
            return new ProblemResult(Refusals.NotAcceptable(served));

        using var deadline = _deadlines.Start(limits.ArrivalTime);
        using var body = new PooledBuffer();
        if (await RequestBody.ReadAsync(request, body, limits, deadline.Token) is { } refusal)
            return new ProblemResult(refusal);

        if (await files.OpenAsync(body.Written, context) is not { } opened)
            return new ProblemResult(Refusals.NoReader);

        deadline.Restart(limits.RequestTime);
        var facts = context.Features.Get<RequestFacts>();
        facts?.BeginEngine();
        var answer = new PooledBuffer(limits.MaxAnswerBytes, deadline.Token);
        try
        {
            if (Answer(opened, query, format, language, answer, facts, deadline.Token) is not { } report) return new BytesResult(answer, format);
            answer.Dispose();
            return report.ToResult(language);
        }
        catch (BufferFullException)
        {
            answer.Dispose();
            return new ProblemResult(Refusals.AnswerTooLarge(limits.MaxAnswerBytes));
        }
        catch (OperationCanceledException) when (deadline.Token.IsCancellationRequested)
        {
            answer.Dispose();
            return new ProblemResult(Refusals.TooSlow(limits.RequestTime));
        }
        finally
        {
            facts?.EndEngine();
        }
    }

    /// <summary>Has the engine answer what was opened, without a request around it.</summary>
    /// <returns>Null, or what to tell in place of the answer.</returns>
    public ProblemReport? Answer(
        Outcome<ModelFile> opened, TQuery query, MediaFormat format, string language, PooledBuffer answer, RequestFacts? facts, CancellationToken deadline)
    {
        var outcome = opened.IsSuccess ? Ask(opened.Value, query, format, deadline) : opened.Report;
        if (!outcome.IsSuccess)
            return outcome.Report;

        if (facts is not null)
            (facts.Layers, facts.Dialect) = (CountLayers(outcome.Value), DialectOf(outcome.Value));
        return Render(outcome.Value, format, query, language, answer) is { } problem
            ? new ProblemReport(problem.Code == "limit_exceeded" ? ProblemKind.OverLimit : ProblemKind.BadOption, [problem])
            : null;
    }

    /// <summary>What the engine says to what was posted.</summary>
    protected abstract Outcome<TValue> Ask(ModelFile file, TQuery query, MediaFormat format, CancellationToken deadline);

    /// <summary>Writes the answer.</summary>
    /// <returns>Null, or what is wrong with the options for this answer, or the limit that it would pass.</returns>
    protected abstract Problem? Render(TValue value, MediaFormat format, TQuery query, string language, PooledBuffer into);

    /// <summary>How many layers the answer is about, for the log.</summary>
    protected abstract int CountLayers(TValue value);

    /// <summary>The dialect that was posted, for telemetry; null where the answer does not tell.</summary>
    protected virtual string? DialectOf(TValue value) => null;
}
