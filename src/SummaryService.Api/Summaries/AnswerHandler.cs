using System.Collections.Immutable;
using SummaryService.Api.Admission;
using SummaryService.Api.Files;
using SummaryService.Api.Hosting;
using SummaryService.Api.Negotiation;
using SummaryService.Api.Problems;
using SummaryService.Domain;
using SummaryService.Domain.Problems;

namespace SummaryService.Api.Summaries;

/// <summary>The way from what was posted to an answer: negotiate, read, open, ask the engine, render, send.</summary>
/// <typeparam name="TQuery">The options.</typeparam>
/// <typeparam name="TValue">What the engine gives.</typeparam>
internal abstract class AnswerHandler<TQuery, TValue>(ServiceLimits limits, Room room, ModelFiles files, ImmutableArray<MediaFormat> served)
    where TQuery : AnswerQuery
    where TValue : class
{
    private readonly Deadlines _deadlines = new();

    /// <summary>How much is taken on.</summary>
    protected ServiceLimits Limits => limits;

    /// <summary>Answers a request whose options were checked.</summary>
    public async Task AnswerAsync(HttpContext context, TQuery query)
    {
        context.Response.Headers.Vary = "Accept, Accept-Language";
        if (FormatNegotiation.Choose(context.Request, query.Format, served) is not { } format)
        {
            await new ProblemResult(Refusals.NotAcceptable(served)).ExecuteAsync(context);
            return;
        }

        using var job = new Job(
            room.Enter(Callers.Of(context)),
            _deadlines.Start(limits.ArrivalTime, context.RequestAborted),
            limits.MaxAnswerBytes,
            context.Features.Get<RequestFacts>());
        IResult result = await WriteAsync(context, query, format, job) is { } problem
            ? new ProblemResult(problem)
            : new BytesResult(job.Answer, format, limits.SendingTime);
        await result.ExecuteAsync(context);
    }

    /// <summary>The room that the work on what was opened takes.</summary>
    public Demand DemandOf(Outcome<ModelFile> opened, TQuery query, MediaFormat format) =>
        opened.IsSuccess ? room.Fitted(Demand.OfWork(opened.Value.Architecture.Length, Growth(query, format))) : default;

    /// <summary>Has the engine answer what was opened, without a request around it.</summary>
    /// <returns>Null, or what to tell in place of the answer.</returns>
    public ProblemDocument? Write(Outcome<ModelFile> opened, TQuery query, MediaFormat format, string language, Job job)
    {
        var outcome = opened.IsSuccess ? Ask(opened.Value, query, format, job.Deadline.Token) : opened.Report;
        if (!outcome.IsSuccess)
            return outcome.Report.ToDocument(language);

        if (job.Facts is { } facts)
            (facts.Layers, facts.Dialect) = (CountLayers(outcome.Value), DialectOf(outcome.Value));
        return Render(outcome.Value, format, query, language, job.Answer) is { } problem
            ? new ProblemReport(problem.Code == "limit_exceeded" ? ProblemKind.OverLimit : ProblemKind.BadOption, [problem]).ToDocument(language)
            : null;
    }

    private async ValueTask<ProblemDocument?> WriteAsync(HttpContext context, TQuery query, MediaFormat format, Job job)
    {
        using var body = new PooledBuffer(job.Lease);
        if (await RequestBody.ReadAsync(context.Request, body, limits, job) is { } refusal) return refusal;
        // Whatever is waited for from here on, it is not the caller.
        job.Deadline.Restart(Timeout.InfiniteTimeSpan);
        if (await files.OpenAsync(body.Written, context) is not { } opened) return Refusals.NoReader;
        // What was unpacked stands beside the body.
        if (opened is { IsSuccess: true, Value: { Container: not null, Architecture.Length: var unpacked } }) job.Lease.TakeBody(unpacked);
        var demand = DemandOf(opened, query, format);
        if (!await job.Lease.BeginWorkAsync(demand, limits.RoomWait, job.Deadline.Token)) return Refusals.NoRoom;
        var language = ProblemLanguage.Of(context.Request, query.Lang);
        return await EngineTurn.WorkAsync(job, demand, limits, () => Write(opened, query, format, language, job));
    }

    /// <summary>How many bytes the work on a byte of architecture takes at once, at its most, the answer included.</summary>
    protected virtual int Growth(TQuery query, MediaFormat format) => 80;

    /// <summary>What the engine says to what was posted.</summary>
    protected abstract Outcome<TValue> Ask(ModelFile file, TQuery query, MediaFormat format, CancellationToken deadline);

    /// <summary>Writes the answer.</summary>
    /// <returns>Null, or what is wrong with the options for this answer, or the limit that it would pass.</returns>
    protected abstract Problem? Render(TValue value, MediaFormat format, TQuery query, string language, AnswerBuffer into);

    /// <summary>How many layers the answer is about, for the log.</summary>
    protected abstract int CountLayers(TValue value);

    /// <summary>The dialect that was posted, for telemetry; null where the answer does not tell.</summary>
    protected virtual string? DialectOf(TValue value) => null;
}
