using SummaryService.Api.Summaries.Answers;

namespace SummaryService.Api.Problems;

/// <summary>Documents the refusals of calls that take a body.</summary>
internal static class ProblemResponses
{
    /// <summary>The group's calls answer with problems.</summary>
    public static RouteGroupBuilder WithProblems(this RouteGroupBuilder group)
    {
        foreach (var status in new[] { 400, 406, 413, 415, 422, 429 })
            group.WithMetadata(new ProducesResponseTypeMetadata(status, typeof(ProblemAnswer), [ProblemResult.ContentType]));
        return group;
    }
}
