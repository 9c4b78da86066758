using System.Text;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Summaries;

/// <summary>The text of the <c>Output Shape</c> column as Keras 3 writes it.</summary>
public static class ShapeText
{
    /// <summary>The text: <c>(None, 26, 26, 32)</c>; several in their brackets; <c>?</c> where it is not known.</summary>
    public static string Of(TensorTree? output)
    {
        if (output is null) return "?";
        var text = new StringBuilder();
        // Keras shows a list or dict of one tensor as that tensor.
        if (output is not TensorSpec && output.Flatten() is [var only]) Append(only, text);
        else Append(output, text);
        return text.ToString();
    }

    private static void Append(TensorTree tree, StringBuilder text)
    {
        switch (tree)
        {
            case TensorSpec tensor:
                text.Append('(').AppendJoin(", ", tensor.Shape.Dims.ToArray()).Append(')');
                break;
            case TensorSequence sequence:
                text.Append(sequence.IsTuple ? '(' : '[');
                for (var i = 0; i < sequence.Items.Length; i++)
                {
                    if (i > 0) text.Append(", ");
                    Append(sequence.Items[i], text);
                }

                if (sequence is { IsTuple: true, Items.Length: 1 }) text.Append(',');
                text.Append(sequence.IsTuple ? ')' : ']');
                break;
            case TensorMapping mapping:
                text.Append('{');
                for (var i = 0; i < mapping.Items.Length; i++)
                {
                    if (i > 0) text.Append(", ");
                    text.Append(mapping.Items[i].Key).Append(": ");
                    Append(mapping.Items[i].Value, text);
                }

                text.Append('}');
                break;
        }
    }
}
