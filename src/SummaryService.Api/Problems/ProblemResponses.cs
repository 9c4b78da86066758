using SummaryService.Api.Summaries.Answers;

namespace SummaryService.Api.Problems;

/// <summary>Documents the refusals of calls.</summary>
internal static class ProblemResponses
{
    /// <summary>What every call may be refused for: no key, too fast, too busy.</summary>
    private static readonly int[] OfAll = [401, 429, 503];

    /// <summary>The group's calls take a body, and answer with the problems that it may have.</summary>
    public static RouteGroupBuilder WithProblems(this RouteGroupBuilder group) => group.WithStatuses([400, 406, 408, 413, 415, 422, .. OfAll]);

    /// <summary>The group's calls take no body, only options.</summary>
    public static RouteGroupBuilder WithRefusals(this RouteGroupBuilder group) => group.WithStatuses([400, .. OfAll]);

    private static RouteGroupBuilder WithStatuses(this RouteGroupBuilder group, int[] statuses)
    {
        foreach (var status in statuses)
            group.WithMetadata(new ProducesResponseTypeMetadata(status, typeof(ProblemAnswer), [ProblemResult.ContentType]));
        return group;
    }
}
