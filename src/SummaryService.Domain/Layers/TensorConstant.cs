using SummaryService.Domain.Documents;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers;

/// <summary>What a constant is where a tensor may stand: a number, a list, or an array as Keras serializes it.</summary>
internal static class TensorConstant
{
    /// <summary>Its shape and dtype, Python's own numbers with their weak one; null where it is nothing of the kind.</summary>
    public static TensorSpec? Of(Node value)
    {
        if (value.IsArray) return Array(value, null);
        if (!value.IsObject) return ElementType(value) is { } type ? new(TensorShape.Scalar, type) : null;
        if (!value["class_name"].TextIs("__tensor__") && !value["class_name"].TextIs("__numpy__")) return null;
        var config = value["config"];
        return Array(config["value"], config["dtype"].IsText ? DType.Find(config["dtype"].Text) : null);
    }

    private static TensorSpec? Array(Node value, DType? type)
    {
        var dims = new List<Dim>();
        while (value.IsArray)
        {
            dims.Add(value.ItemCount);
            value = First(value);
        }

        type ??= value.Exists && ElementType(value) is { } found ? DTypePromotion.Of(found) : value.Exists ? null : DType.Float32;
        return type is null ? null : new(new([.. dims]), type);
    }

    private static Node First(Node array)
    {
        foreach (var item in array.Items)
            return item;
        return default;
    }

    private static DType? ElementType(Node value) => value.Kind switch
    {
        NodeKind.True or NodeKind.False => DType.Bool,
        NodeKind.Number => value.IsInteger ? DTypePromotion.PythonInteger : DTypePromotion.PythonFloat,
        _ => null,
    };
}
