using SummaryService.Domain.Sources.Code.Syntax;

namespace SummaryService.Domain.Sources.Code.Evaluation;

/// <content>Comprehensions.</content>
internal sealed partial class Evaluator
{
    private Value Make(Comprehension comprehension)
    {
        // The first iterable belongs to the scope outside.
        var first = Iterate(Evaluate(comprehension.Clauses[0].Iterable));
        var outer = _frame;
        _frame = outer with { Scope = new(outer.Scope) };
        try
        {
            var elements = new List<Value>();
            var dict = comprehension.Kind == ComprehensionKind.Dict ? new DictValue() : null;
            Walk(comprehension, 0, first, () =>
            {
                if (dict is not null)
                {
                    dict.SetItem(Evaluate(comprehension.Key!), Evaluate(comprehension.Element), this);
                    return;
                }

                Budget.AddElements(1);
                elements.Add(Evaluate(comprehension.Element));
            });
            return comprehension.Kind switch
            {
                ComprehensionKind.Dict => dict!,
                ComprehensionKind.Set => SetOf(elements),
                ComprehensionKind.Generator => new Iterator("generator", elements),
                _ => new ListValue(elements),
            };
        }
        finally
        {
            _frame = outer;
        }
    }

    private void Walk(Comprehension comprehension, int clause, IEnumerable<Value> elements, Action add)
    {
        using var level = Deeper();
        var (target, _, conditions) = comprehension.Clauses[clause];
        foreach (var element in elements)
        {
            AssignTo(target, element, comprehension.Place);
            if (conditions.Any(condition => !IsTrue(Evaluate(condition)))) continue;
            if (clause + 1 == comprehension.Clauses.Length) add();
            else Walk(comprehension, clause + 1, Iterate(Evaluate(comprehension.Clauses[clause + 1].Iterable)), add);
        }
    }
}
