using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Rendering.Text.Plain;

/// <summary>The texts of a row's cells in the plain styles.</summary>
internal static class PlainCells
{
    /// <summary>Adds the cells that every table has: name and class, shape, parameters.</summary>
    public static void AddLayer(ref RowText row, LayerRow layer, TableContent content)
    {
        row.Add(layer.Name);
        row.Add(" (");
        row.Add(content.TypeOf(layer));
        row.Add(')');
        row.EndCell();
        ShapeText.Add(ref row, layer, content.Style.Shapes);
        row.EndCell();
        if (layer.IsBuilt) row.Add(layer.Params, grouped: false);
        else row.Add(content.Style.Unbuilt);
        row.EndCell();
    }

    /// <summary>Adds one connection as it stands in a table that cuts off: <c>conv[0][0]</c>.</summary>
    public static void AddReference(ref RowText row, TensorReference reference, TableContent content)
    {
        row.Add(reference.Layer);
        AddIndices(ref row, reference, content);
        row.EndCell();
    }

    /// <summary>Adds the connections as Python prints a list of strings; those of a nested row are none.</summary>
    public static void AddReferences(ref RowText row, LayerRow layer, TableContent content, int level)
    {
        row.Add('[');
        var first = true;
        for (var inputs = Calls.InputsOf(layer); level == 0 && inputs.MoveNext(); first = false)
        {
            if (!first) row.Add(", ");
            var name = inputs.Current.Layer;
            var quote = PythonText.Quote(name);
            row.Add(quote);
            PythonText.AddEscaped(ref row, name, quote);
            AddIndices(ref row, inputs.Current, content);
            row.Add(quote);
        }

        row.Add(']');
        row.EndCell();
    }

    private static void AddIndices(ref RowText row, TensorReference reference, TableContent content)
    {
        row.Add('[');
        row.Add(content.CallOf(reference), grouped: false);
        row.Add("][");
        row.Add(reference.Tensor, grouped: false);
        row.Add(']');
    }
}
