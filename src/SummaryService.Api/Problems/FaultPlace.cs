using System.Diagnostics;

namespace SummaryService.Api.Problems;

/// <summary>Where in the code something failed, for the log.</summary>
internal static class FaultPlace
{
    private const int FramesTold = 4;

    /// <summary>The exception's type and the methods that it passed. Its message may quote what was posted, and nothing of that goes into the log.</summary>
    public static string Of(Exception exception) =>
        new StackTrace(exception).GetFrames()
            .Select(frame => frame.GetMethod())
            .Where(method => method?.DeclaringType?.Namespace?.StartsWith("System", StringComparison.Ordinal) is false)
            .Take(FramesTold)
            .Aggregate(exception.GetType().Name, (told, method) => $"{told} < {method?.DeclaringType?.Name}.{method?.Name}");
}
