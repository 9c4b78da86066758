using System.Collections.Immutable;

namespace SummaryService.Api.Problems;

/// <summary>The kinds of problem that a posted architecture or its options can have.</summary>
internal static class ProblemKinds
{
    /// <summary>The body is not JSON.</summary>
    public static readonly ProblemDocument InvalidJson = new(400, "/problems/invalid-json", "The body is not valid JSON.");

    /// <summary>The body is JSON, but no architecture in any dialect.</summary>
    public static readonly ProblemDocument UnknownDialect =
        new(400, "/problems/unknown-dialect", "The body is not an architecture in any known dialect.");

    /// <summary>The body is a form, but not one of one file.</summary>
    public static readonly ProblemDocument InvalidForm = new(400, "/problems/invalid-form", "The form is not one file.");

    /// <summary>An option does not fit.</summary>
    public static readonly ProblemDocument InvalidOptions = new(400, "/problems/invalid-options", "The options are not valid.");

    /// <summary>A limit is passed.</summary>
    public static readonly ProblemDocument LimitExceeded = new(413, "/problems/limit-exceeded", "A limit is exceeded.");

    /// <summary>The architecture was read, but is none that Keras could build.</summary>
    public static readonly ProblemDocument InvalidArchitecture =
        new(422, "/problems/invalid-architecture", "The architecture is not valid.");

    /// <summary>What is wrong, in short: the one fault itself, or how many there are and in how many layers.</summary>
    public static string Detail(ImmutableArray<ProblemItem> errors)
    {
        var layers = errors.Where(error => error.Layer is not null).Select(error => error.Layer).Distinct().Count();
        if (layers > 0) return $"{Counted(errors.Length, "problem")} in {Counted(layers, "layer")}.";
        return errors.Length == 1 ? errors[0].Message : $"{Counted(errors.Length, "problem")}.";
    }

    private static string Counted(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
