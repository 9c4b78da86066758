using System.Collections.Immutable;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Reconstruction;

/// <summary>Finds what a row's layer can be; equal rows are looked at once.</summary>
internal sealed class RowSolver(TrialBudget budget)
{
    // Enough for all ways of the usual layers, and little enough for a hundred thousand odd rows.
    private const int MostTrials = 6_000;

    private readonly WindowFits _fits = new();
    private readonly Dictionary<string, RowAnswer?> _answers = [];

    /// <summary>What is left of the trials.</summary>
    public TrialBudget Budget { get; } = budget;

    /// <summary>The most usual reading of the row on these inputs; null where there is none.</summary>
    public RowAnswer? Solve(PrintedRow row, TensorTree inputs, RowTarget target, double mostCost = double.PositiveInfinity)
    {
        var candidates = TypeNames.Candidates(row).ToList();
        var key = $"{string.Join(' ', candidates.Select(candidate => candidate.Type))}|{Text(inputs)}|{target.Shape.Text}|{target.Params}|{mostCost}";
        if (_answers.TryGetValue(key, out var known)) return known;
        RowAnswer? answer = null;
        foreach (var definition in candidates)
        {
            answer = Solve(definition, inputs, target, mostCost);
            if (answer is not null || Budget.IsSpent) break;
        }

        if (_answers.Count < 20_000) _answers[key] = answer;
        return answer;
    }

    /// <summary>The most usual reading of a row as a layer of this type.</summary>
    public RowAnswer? Solve(LayerDefinition definition, TensorTree inputs, RowTarget target, double mostCost = double.PositiveInfinity)
    {
        if (definition.LayerArguments.IsEmpty) return Search(Subject.Of(definition), inputs, target, mostCost);
        foreach (var name in Usual.Wrapped(definition.Type))
        {
            if (LayerCatalogue.Find(name) is { } inner && Search(Subject.Around(definition, inner), inputs, target, mostCost) is { } answer) return answer;
        }

        return null;
    }

    private RowAnswer? Search(Subject subject, TensorTree inputs, RowTarget target, double mostCost) =>
        Budget.IsSpent ? null : Budget.Within(MostTrials, part => new RowSearch(subject, inputs, target, part, _fits, mostCost).Solve());

    private static string Text(TensorTree inputs) => string.Join(' ', inputs.Flatten().Select(tensor => tensor.Shape));
}
