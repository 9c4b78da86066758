using System.Collections.Immutable;
using SummaryService.Domain.Problems;

namespace SummaryService.Domain.Documents;

/// <summary>Adds to problems where their values stand in the text that was posted.</summary>
/// <remarks>A problem points into the document by a JSON Pointer; whoever posted another text never saw that document.</remarks>
internal static class ProblemPlaces
{
    /// <summary>The report with the place of each problem.</summary>
    public static ProblemReport Add(ProblemReport report, Node root) =>
        root.Document is { HasPlaces: true } ? report with { Problems = Add(report.Problems, root) } : report;

    /// <summary>The problems with their places.</summary>
    public static ImmutableArray<Problem> Add(ImmutableArray<Problem> problems, Node root) =>
        root.Document is { HasPlaces: true } ? [.. problems.Select(problem => Add(problem, root))] : problems;

    private static Problem Add(Problem problem, Node root) =>
        problem.Position is null && problem.Option is null && Find(problem.Pointer, root).Place is { Exists: true } place
            ? problem with { Position = new(place.Line, place.Column) { Cell = place.Cell > 0 ? place.Cell : null } }
            : problem;

    /// <summary>The value at a pointer, or the nearest one around it that exists: what is missing is missed there.</summary>
    private static Node Find(string pointer, Node root)
    {
        var at = root;
        foreach (var step in pointer.Split('/').Skip(1))
        {
            var name = step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            var next = at.IsArray && int.TryParse(name, out var position) ? at.Items.ElementAtOrMissing(position) : at[name];
            if (!next.Exists) break;
            at = next;
        }

        return at;
    }

    private static Node ElementAtOrMissing(this ItemList items, int position)
    {
        foreach (var item in items)
        {
            if (position-- == 0) return item;
        }

        return default;
    }
}
