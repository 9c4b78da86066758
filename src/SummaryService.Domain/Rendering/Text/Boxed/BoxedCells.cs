using System.Globalization;
using System.Text;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Rendering.Text.Boxed;

/// <summary>The texts of a row's cells in the boxed styles.</summary>
internal static class BoxedCells
{
    private const string Nothing = "-";
    private const string Indent = "   ";
    private const string Branch = "└ ";

    public static void Add(ref RowText row, LayerRow layer, int level, TableContent content)
    {
        AddName(ref row, layer, level, content);
        ShapeText.Add(ref row, layer, content.Style.Shapes);
        row.EndCell();
        if (layer.IsBuilt) row.Add(layer.Params, grouped: true);
        else row.Add(content.Style.Unbuilt);
        row.EndCell();
        if (content.Connections) AddConnections(ref row, layer, level);
        if (content.Trainable) row.AddCell(layer.Weights.IsEmpty ? Nothing : layer.Trainable ? "Y" : "N");
    }

    private static void AddName(ref RowText row, LayerRow layer, int level, TableContent content)
    {
        var type = content.TypeOf(layer);
        if (Markup.IsPlain(layer.Name) && Markup.IsPlain(type))
        {
            for (var i = 0; i < level; i++)
                row.Add(Indent);
            if (level > 0) row.Add(Branch);
            row.Add(layer.Name);
            row.Add(" (");
            row.Add(type);
            row.Add(')');
        }
        else
        {
            // The branch belongs to the text that is rendered: a tab in the name goes to a column counted from it.
            var branch = level == 0 ? "" : string.Concat(Enumerable.Repeat(Indent, level)) + Branch;
            row.Add(Markup.Render($"{branch}{Markup.Escape(layer.Name)} ([type]{Markup.Escape(type)}[/])"));
        }

        row.EndCell();
    }

    private static void AddConnections(ref RowText row, LayerRow layer, int level)
    {
        var inputs = Calls.InputsOf(layer);
        if (level > 0 || !inputs.MoveNext())
        {
            row.AddCell(Nothing);
            return;
        }

        if (!ArePlain(layer))
        {
            row.AddCell(Markup.Render(MarkupOf(layer)));
            return;
        }

        AddReference(ref row, inputs.Current);
        while (inputs.MoveNext())
        {
            row.Add(", ");
            AddReference(ref row, inputs.Current);
        }

        row.EndCell();
    }

    private static void AddReference(ref RowText row, TensorReference reference)
    {
        row.Add(reference.Layer);
        row.Add('[');
        row.Add(reference.Call, grouped: false);
        row.Add("][");
        row.Add(reference.Tensor, grouped: false);
        row.Add(']');
    }

    private static bool ArePlain(LayerRow layer)
    {
        for (var inputs = Calls.InputsOf(layer); inputs.MoveNext();)
        {
            if (!Markup.IsPlain(inputs.Current.Layer)) return false;
        }

        return true;
    }

    private static string MarkupOf(LayerRow layer)
    {
        var markup = new StringBuilder();
        for (var inputs = Calls.InputsOf(layer); inputs.MoveNext();)
        {
            if (markup.Length > 0) markup.Append(", ");
            var (name, call, tensor) = inputs.Current;
            markup.Append(CultureInfo.InvariantCulture, $"{name}[[index]{call}[/]][[index]{tensor}[/]]");
        }

        return markup.ToString();
    }
}
