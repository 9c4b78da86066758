using System.Collections.Immutable;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Sources.Code.Evaluation;
using SummaryService.Domain.Sources.Code.Keras;
using SummaryService.Domain.Sources.Code.Syntax;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Sources.Code;

/// <summary>What to say about code beside the model that is taken out of it.</summary>
internal sealed class CodeNotes(CodeReading reading)
{
    /// <summary>The problem that a reading took too much.</summary>
    public static ProblemReport Exceeded(BudgetException exceeded) => new(ProblemKind.OverLimit, [Limit(exceeded)]);

    /// <summary>Why there is no model.</summary>
    public ProblemReport NoModel()
    {
        if (reading.Exceeded is { } exceeded) return Exceeded(exceeded);
        ImmutableArray<Problem> problems = [.. Faults().Take(ProblemReport.Most)];
        return problems.IsEmpty ? new(ProblemKind.UnknownDialect, [new Problem { Key = "unknown_dialect.python" }]) : new(ProblemKind.Invalid, problems);
    }

    /// <summary>The problem that there is no model of the name that the request asks for.</summary>
    public ProblemReport NoSuchModel(string name) => new(ProblemKind.BadOption,
    [
        new Problem
        {
            Key = "unknown_model",
            Option = "model",
            Values = [new("name", name), new("known", string.Join(", ", reading.Session.Models.Select(model => model.Name).Distinct()))],
        },
    ]);

    /// <summary>What was read in another way than it is written, and what could not be read.</summary>
    public ImmutableArray<Problem> Warnings()
    {
        var unquoted = reading.Session.Unquoted.Distinct().Select(word => At(word.Place, new Problem { Key = "unquoted_word", Values = [new("word", word.Word)] }));
        var unusual = reading.Modules.Select(module => module.Unusual).OfType<Place>().Take(1)
            .Select(place => At(place, new Problem { Key = "unusual_characters" }));
        var limit = reading.Exceeded is { } exceeded ? [Limit(exceeded)] : (Problem[])[];
        return [.. unusual.Concat(unquoted).Concat(Faults()).Concat(limit).Take(ProblemReport.Most)];
    }

    /// <summary>The names that decide an argument which the text leaves open, each once.</summary>
    public static ImmutableArray<SourceAssumption> Assumptions(IEnumerable<OpenArgument> open) =>
    [
        .. open.DistinctBy(argument => argument.Value.Name).Select(argument => new SourceAssumption(argument.Value.Name, argument.Value.Place.Line, null, OpenProblem(argument))),
    ];

    /// <summary>The problem that a name decides an argument which the text leaves open.</summary>
    public static Problem OpenProblem(OpenArgument open) => At(open.Place, new Problem
    {
        Key = "undefined_name",
        Layer = open.Layer.Name,
        Values =
        [
            new("name", open.Value.Name), new("line", $"{open.Value.Place.Line}"), new("argument", open.Argument), new("layer", open.Layer.Name),
            new("type", open.Layer.Type),
        ],
    });

    private IEnumerable<Problem> Faults() => reading.Modules.SelectMany(module => module.Faults).Select(Unreadable)
        .Concat(reading.Evaluator.Failures.Select(failure => At(failure.Place, new Problem
        {
            Key = failure.Type == "NameError" ? "code_error.undefined" : "code_error",
            Values = [new("error", failure.Type), new("text", failure.Text), new("line", $"{failure.Place.Line}")],
        })));

    private static Problem Unreadable(SyntaxFault fault) => At(fault.Place, new Problem
    {
        Key = fault.Key,
        Values = [new("received", fault.Received), new("expected", fault.Expected), new("line", $"{fault.Place.Line}"), new("column", $"{fault.Place.Column}")],
    });

    private static Problem Limit(BudgetException exceeded) => new() { Key = exceeded.Key, Values = [new("limit", $"{exceeded.Limit}")] };

    private static Problem At(Place place, Problem problem) => problem with { Position = new(place.Line, place.Column) { Cell = place.Cell } };
}
