using SummaryService.Api.Hosting;
using SummaryService.Api.Problems;

namespace SummaryService.Api.Playground;

/// <summary>The page at <c>/</c>, and the files that it loads.</summary>
internal static class PlaygroundEndpoints
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps the page and its files. They need no key, and do not count against what a caller gets.</summary>
    public static void MapPlayground(this IEndpointRouteBuilder routes)
    {
        var files = new PageFiles();
        var group = routes.MapGroup("").ExcludeFromDescription().DisableRateLimiting().WithMetadata(QuietRoute.Instance);
        group.MapMethods("/", Methods, (HttpContext context) => Answer(files, "index.html", context));
        group.MapMethods("/playground/{**path}", Methods, (string? path, HttpContext context) => Answer(files, $"playground/{path}", context));
    }

    private static IResult Answer(PageFiles files, string path, HttpContext context) =>
        files.Find(path)?.AnswerTo(context) ?? new ProblemResult(Refusals.ForStatus(StatusCodes.Status404NotFound));
}
