using System.Globalization;
using System.Runtime.CompilerServices;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Summaries;

/// <summary>The text of the <c>Output Shape</c> column as Keras 3 writes it.</summary>
public static class ShapeText
{
    private const int UsualLength = 128;

    /// <summary>The text: <c>(None, 26, 26, 32)</c>; several in their brackets; <c>?</c> where it is not known.</summary>
    public static string Of(TensorTree? output)
    {
        if (output is null) return "?";
        var text = new DefaultInterpolatedStringHandler(0, 0, CultureInfo.InvariantCulture, stackalloc char[UsualLength]);
        // Keras shows a list or dict of one tensor as that tensor.
        Append(output is not TensorSpec && output.Flatten() is [var only] ? only : output, ref text);
        return text.ToStringAndClear();
    }

    private static void Append(TensorTree tree, ref DefaultInterpolatedStringHandler text)
    {
        switch (tree)
        {
            case TensorSpec tensor:
                Append(tensor.Shape, ref text);
                break;
            case TensorSequence sequence:
                text.AppendLiteral(sequence.IsTuple ? "(" : "[");
                for (var i = 0; i < sequence.Items.Length; i++)
                {
                    if (i > 0) text.AppendLiteral(", ");
                    Append(sequence.Items[i], ref text);
                }

                if (sequence is { IsTuple: true, Items.Length: 1 }) text.AppendLiteral(",");
                text.AppendLiteral(sequence.IsTuple ? ")" : "]");
                break;
            case TensorMapping mapping:
                text.AppendLiteral("{");
                for (var i = 0; i < mapping.Items.Length; i++)
                {
                    if (i > 0) text.AppendLiteral(", ");
                    text.AppendLiteral(mapping.Items[i].Key);
                    text.AppendLiteral(": ");
                    Append(mapping.Items[i].Value, ref text);
                }

                text.AppendLiteral("}");
                break;
        }
    }

    private static void Append(TensorShape shape, ref DefaultInterpolatedStringHandler text)
    {
        text.AppendLiteral("(");
        for (var axis = 0; axis < shape.Rank; axis++)
        {
            if (axis > 0) text.AppendLiteral(", ");
            if (shape[axis].IsKnown) text.AppendFormatted(shape[axis].Size);
            else text.AppendLiteral("None");
        }

        text.AppendLiteral(")");
    }
}
