using System.Collections.Immutable;

namespace SummaryService.Api.Problems;

/// <summary>The kinds of problem that a posted architecture or its options can have.</summary>
internal static class ProblemKinds
{
    /// <summary>The body is not JSON.</summary>
    public static readonly ProblemDocument InvalidJson = new(400, "/problems/invalid-json", Phrase.Of("title.invalid_json"));

    /// <summary>The body is JSON, but no architecture in any dialect.</summary>
    public static readonly ProblemDocument UnknownDialect =
        new(400, "/problems/unknown-dialect", Phrase.Of("title.unknown_dialect"));

    /// <summary>The body is a form, but not one of one file.</summary>
    public static readonly ProblemDocument InvalidForm = new(400, "/problems/invalid-form", Phrase.Of("title.invalid_form"));

    /// <summary>An option does not fit.</summary>
    public static readonly ProblemDocument InvalidOptions = new(400, "/problems/invalid-options", Phrase.Of("title.invalid_options"));

    /// <summary>A limit is passed.</summary>
    public static readonly ProblemDocument LimitExceeded = new(413, "/problems/limit-exceeded", Phrase.Of("title.limit_exceeded"));

    /// <summary>The architecture was read, but is none that Keras could build.</summary>
    public static readonly ProblemDocument InvalidArchitecture =
        new(422, "/problems/invalid-architecture", Phrase.Of("title.invalid_architecture"));

    /// <summary>What is wrong, in short: the one fault itself, or how many there are and in how many layers.</summary>
    public static Phrase Detail(ImmutableArray<ProblemItem> errors)
    {
        var layers = errors.Where(error => error.Layer is not null).Select(error => error.Layer).Distinct().Count();
        if (layers > 0) return Phrase.Of("detail.in_layers", ("problems", Problems(errors.Length)), ("layers", Layers(layers)));
        return errors.Length == 1 ? errors[0].Message : Phrase.Of("detail.problems", ("problems", Problems(errors.Length)));
    }

    private static Phrase Problems(int count) => count == 1 ? Phrase.Of("count.problem") : Phrase.Of("count.problems", ("count", count));

    private static Phrase Layers(int count) => count == 1 ? Phrase.Of("count.layer") : Phrase.Of("count.layers", ("count", count));
}
