using System.Collections.Immutable;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Sources.Code.Evaluation;
using SummaryService.Domain.Sources.Code.Syntax;

namespace SummaryService.Domain.Sources.Code;

/// <summary>The values that a request gives names: Python literals.</summary>
internal static class Defines
{
    /// <summary>The values by name, and the problems of those that are no literals.</summary>
    public static (IReadOnlyDictionary<string, Value> Values, ImmutableArray<Problem> Faults) Read(ImmutableArray<KeyValuePair<string, string>> defines)
    {
        var values = new Dictionary<string, Value>();
        var faults = ImmutableArray.CreateBuilder<Problem>();
        foreach (var (name, text) in defines)
        {
            if (Literal(text) is { } value) values[name] = value;
            else faults.Add(new Problem { Key = "bad_option.define", Option = "define", Values = [new("name", name), new("received", text)] });
        }

        return (values, faults.ToImmutable());
    }

    private static Value? Literal(string text)
    {
        try
        {
            return Literal(Parser.ParseExpression(text, new(1, 1), 0));
        }
        catch (SyntaxException)
        {
            return null;
        }
    }

    private static Value? Literal(Expression expression) => expression switch
    {
        Constant constant => constant.Value,
        UnaryOperation { Operator: "-", Operand: Constant { Value: Int number } } => new Int(-number.Number),
        UnaryOperation { Operator: "-", Operand: Constant { Value: Float number } } => new Float(-number.Real),
        Display { Kind: not DisplayKind.Set } display => display.Elements.Select(Literal).ToList() is var items && items.TrueForAll(item => item is not null)
            ? display.Kind == DisplayKind.List ? new ListValue([.. items.OfType<Value>()]) : new TupleValue([.. items.OfType<Value>()])
            : null,
        _ => null,
    };
}
