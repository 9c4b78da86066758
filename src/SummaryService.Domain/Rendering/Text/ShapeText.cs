using SummaryService.Domain.Shapes;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Rendering.Text;

/// <summary>The text of a row's <c>Output Shape</c>.</summary>
internal static class ShapeText
{
    private const string Unknown = "?";
    private const string Multiple = "multiple";

    public static void Add(ref RowText row, LayerRow layer, ShapeRules rules)
    {
        if (layer.ShapeText is { } text) row.Add(text);
        else if (layer.Output is not { } output) row.Add(Unknown);
        else if (rules.OwnOfModels && layer.OwnOutput is { } own) AddNested(ref row, own, rules);
        else if (!rules.LastCallOnly && CallsDiffer(layer)) row.Add(Multiple);
        else if (rules.InputsInList && layer.Type == "InputLayer" && output is TensorSpec) AddList(ref row, [output], rules);
        else if (rules.KeepsNesting || output is TensorSpec) AddNested(ref row, output, rules);
        else AddFlat(ref row, output, rules);
    }

    // A single shape stands by itself, however it is nested; several as one list.
    private static void AddFlat(ref RowText row, TensorTree output, ShapeRules rules)
    {
        var flat = Summaries.ShapeText.InOrder(output);
        if (flat.Count == 1) AddNested(ref row, flat[0], rules);
        else AddList(ref row, [.. flat], rules);
    }

    private static void AddNested(ref RowText row, TensorTree tree, ShapeRules rules)
    {
        switch (tree)
        {
            case TensorSpec tensor: AddShape(ref row, tensor.Shape, rules); break;
            case TensorSequence { IsTuple: false } list: AddList(ref row, list.Items.AsSpan(), rules); break;
            case TensorSequence tuple: AddTuple(ref row, tuple.Items.AsSpan(), rules); break;
            case TensorMapping mapping: AddDict(ref row, mapping, rules); break;
        }
    }

    private static void AddShape(ref RowText row, TensorShape shape, ShapeRules rules)
    {
        row.Add('(');
        var dims = shape.Dims;
        for (var i = 0; i < dims.Length; i++)
        {
            if (i > 0) row.Add(", ");
            if (dims[i].IsKnown) row.Add(dims[i].Size, grouped: false);
            else row.Add("None");
        }

        row.Add(rules.OneAxisComma && dims.Length == 1 ? ",)" : ")");
    }

    private static void AddList(ref RowText row, scoped ReadOnlySpan<TensorTree> items, ShapeRules rules)
    {
        row.Add('[');
        AddItems(ref row, items, rules);
        row.Add(']');
    }

    private static void AddTuple(ref RowText row, scoped ReadOnlySpan<TensorTree> items, ShapeRules rules)
    {
        row.Add('(');
        AddItems(ref row, items, rules);
        row.Add(items.Length == 1 ? ",)" : ")");
    }

    private static void AddItems(ref RowText row, scoped ReadOnlySpan<TensorTree> items, ShapeRules rules)
    {
        for (var i = 0; i < items.Length; i++)
        {
            if (i > 0) row.Add(", ");
            AddNested(ref row, items[i], rules);
        }
    }

    private static void AddDict(ref RowText row, TensorMapping mapping, ShapeRules rules)
    {
        row.Add('{');
        for (var i = 0; i < mapping.Items.Length; i++)
        {
            if (i > 0) row.Add(", ");
            var (name, item) = mapping.Items[i];
            var quote = PythonText.Quote(name);
            row.Add(quote);
            PythonText.AddEscaped(ref row, name, quote);
            row.Add(quote);
            row.Add(": ");
            AddNested(ref row, item, rules);
        }

        row.Add('}');
    }

    private static bool CallsDiffer(LayerRow layer)
    {
        if (layer.OwnOutput is { } own && !SameShapes(own, layer.Output)) return true;
        var calls = layer.Calls;
        for (var i = 1; i < calls.Length; i++)
        {
            if (!SameShapes(calls[0].Output, calls[i].Output)) return true;
        }

        return false;
    }

    private static bool SameShapes(TensorTree? left, TensorTree? right)
    {
        if (left is TensorSpec a && right is TensorSpec b) return a.Shape.Equals(b.Shape);
        if (left is null || right is null) return left == right;
        return left.Flatten().Select(tensor => tensor.Shape).SequenceEqual(right.Flatten().Select(tensor => tensor.Shape));
    }
}
