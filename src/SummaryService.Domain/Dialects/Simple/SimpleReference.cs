using System.Collections.Immutable;
using System.Globalization;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Models;
using SummaryService.Domain.Problems;

namespace SummaryService.Domain.Dialects.Simple;

/// <summary>References as the summary prints them: <c>conv</c> is <c>conv[0][0]</c>: layer, call, tensor.</summary>
internal static class SimpleReference
{
    /// <summary>What a layer is called on: a reference, a list of them, or an object that names call arguments.</summary>
    /// <param name="inputs">What is written.</param>
    /// <param name="context">Where problems go.</param>
    /// <param name="operands">How many operands an operation takes, which a list stands for one by one; 1 for a layer.</param>
    public static CallNode? Call(Node inputs, ReadContext context, int operands = 1)
    {
        if (operands > 1 && inputs.IsArray) return Operands(inputs, context);
        if (!inputs.IsObject) return Tree(inputs, context) is { } tree ? new([new(null, tree)], inputs) : null;
        var arguments = ImmutableArray.CreateBuilder<CallSource>();
        foreach (var argument in inputs.Properties)
        {
            if (IsConstant(argument.Value) || IsArrayOfConstants(argument.Value)) arguments.Add(new(argument.Name, null, argument.Value));
            else if (Tree(argument.Value, context) is { } tree) arguments.Add(new(argument.Name, tree));
            else return null;
        }

        return new(arguments.ToImmutable(), inputs);
    }

    private static CallNode? Operands(Node list, ReadContext context)
    {
        var arguments = ImmutableArray.CreateBuilder<CallSource>();
        foreach (var item in list.Items)
        {
            if (IsConstant(item) || IsArrayOfConstants(item)) arguments.Add(new(null, null, item));
            else if (Tree(item, context) is { } tree) arguments.Add(new(null, tree));
            else return null;
        }

        return new(arguments.ToImmutable(), list);
    }

    /// <summary>References in their nesting; null, with a problem, where one is none.</summary>
    public static SourceTree? Tree(Node value, ReadContext context)
    {
        switch (value.Kind)
        {
            case NodeKind.Text:
                return Parse(value);
            case NodeKind.Number:
                return new ConstantSource(value);
            case NodeKind.Array:
                var items = ImmutableArray.CreateBuilder<SourceTree>();
                foreach (var item in value.Items)
                {
                    if (Tree(item, context) is not { } tree) return null;
                    items.Add(tree);
                }

                return new SourceSequence(items.ToImmutable());
            case NodeKind.Object:
                var named = ImmutableArray.CreateBuilder<KeyValuePair<string, SourceTree>>();
                foreach (var property in value.Properties)
                {
                    if (Tree(property.Value, context) is not { } tree) return null;
                    named.Add(new(property.Name, tree));
                }

                return new SourceMapping(named.ToImmutable());
            default:
                context.Problems.Add(new Problem { Key = "wrong_kind.reference", Pointer = value.Pointer, Received = value.Excerpt });
                return null;
        }
    }

    private static bool IsConstant(Node value) => value.Kind is NodeKind.True or NodeKind.False or NodeKind.Null or NodeKind.Number;

    private static bool IsArrayOfConstants(Node value)
    {
        if (!value.IsArray) return false;
        foreach (var item in value.Items)
        {
            if (!IsConstant(item) && !IsArrayOfConstants(item)) return false;
        }

        return true;
    }

    private static NamedSource Parse(Node reference)
    {
        var text = reference.Text;
        if (TakeNumber(text, out var rest) is not { } last) return new(text, 0, 0, reference);
        return TakeNumber(rest, out var name) is { } call ? new(name, call, last, reference) : new(rest, last, 0, reference);
    }

    /// <summary>The number in the brackets that a text ends with, and what stands before them.</summary>
    private static int? TakeNumber(string text, out string before)
    {
        before = text;
        var open = text.LastIndexOf('[');
        if (open <= 0 || !text.EndsWith(']')) return null;
        if (!int.TryParse(text.AsSpan(open + 1, text.Length - open - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
        before = text[..open];
        return number;
    }
}
