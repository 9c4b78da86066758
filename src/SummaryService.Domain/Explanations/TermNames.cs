using System.Collections.Immutable;
using System.Text;
using SummaryService.Domain.Formulas;

namespace SummaryService.Domain.Explanations;

/// <summary>What the terms of one formula are called: terms of one name that stand for different numbers are counted: filters₁, filters₂.</summary>
internal sealed class TermNames
{
    private readonly ExplanationWords _words;
    private readonly Dictionary<string, List<Int128?>> _numbers = [];

    public TermNames(Formula formula, ExplanationWords words)
    {
        _words = words;
        var all = ImmutableArray.CreateBuilder<Term>();
        foreach (var term in formula.Terms)
        {
            var name = words.Term(term.Meaning).Name;
            if (!_numbers.TryGetValue(name, out var numbers)) _numbers.Add(name, numbers = []);
            if (numbers.Contains(term.Amount)) continue;
            numbers.Add(term.Amount);
            all.Add(term);
        }

        All = [.. all.Select(term => KeyValuePair.Create(Text(term), term.Amount))];
    }

    /// <summary>Each name with its number.</summary>
    public ImmutableArray<KeyValuePair<string, Int128?>> All { get; }

    /// <summary>The name as text.</summary>
    public string Text(Term term)
    {
        var (name, number) = Find(term);
        return number == 0 ? name : name + Subscript(number);
    }

    /// <summary>The name as LaTeX.</summary>
    public string Latex(Term term)
    {
        var (name, number) = Find(term);
        return number == 0 ? $@"\text{{{name}}}" : $@"\text{{{name}}}_{{{number}}}";
    }

    private (string Name, int Number) Find(Term term)
    {
        var name = _words.Term(term.Meaning).Name;
        var numbers = _numbers[name];
        return (name, numbers.Count == 1 ? 0 : numbers.IndexOf(term.Amount) + 1);
    }

    private static string Subscript(int number)
    {
        var text = new StringBuilder();
        foreach (var digit in $"{number}")
            text.Append((char)('₀' + (digit - '0')));
        return text.ToString();
    }
}
