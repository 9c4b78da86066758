using System.Globalization;
using System.Runtime.CompilerServices;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Summaries;

/// <summary>The text of the <c>Output Shape</c> column as Keras 3 writes it.</summary>
public static class ShapeText
{
    private const int UsualLength = 128;

    /// <summary>The text: <c>(None, 26, 26, 32)</c>; several in one list, however they are nested; <c>?</c> where it is not known.</summary>
    public static string Of(TensorTree? output)
    {
        if (output is null) return "?";
        var text = new DefaultInterpolatedStringHandler(0, 0, CultureInfo.InvariantCulture, stackalloc char[UsualLength]);
        if (output is TensorSpec single) Append(single.Shape, ref text);
        else Append(InOrder(output), ref text);
        return text.ToStringAndClear();
    }

    /// <summary>The tensors in the order in which Keras 3 lists them: those of a dict by name.</summary>
    internal static List<TensorSpec> InOrder(TensorTree output)
    {
        var flat = new List<TensorSpec>();
        Collect(output, flat);
        return flat;
    }

    private static void Collect(TensorTree tree, List<TensorSpec> into)
    {
        switch (tree)
        {
            case TensorSequence sequence:
                foreach (var item in sequence.Items)
                    Collect(item, into);
                break;
            case TensorMapping mapping:
                foreach (var (_, item) in mapping.Items.OrderBy(item => item.Key, StringComparer.Ordinal))
                    Collect(item, into);
                break;
            case TensorSpec tensor:
                into.Add(tensor);
                break;
        }
    }

    // A list or dict of one tensor prints as that tensor.
    private static void Append(List<TensorSpec> tensors, ref DefaultInterpolatedStringHandler text)
    {
        if (tensors.Count != 1) text.AppendLiteral("[");
        for (var i = 0; i < tensors.Count; i++)
        {
            if (i > 0) text.AppendLiteral(", ");
            Append(tensors[i].Shape, ref text);
        }

        if (tensors.Count != 1) text.AppendLiteral("]");
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
