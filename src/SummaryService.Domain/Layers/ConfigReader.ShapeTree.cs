using SummaryService.Domain.Documents;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers;

/// <content>Shapes of several tensors.</content>
public sealed partial class ConfigReader
{
    /// <summary>The shape of a tensor, or those of several in lists and objects; null where none is given, or code that works it out.</summary>
    internal TensorTree? OptionalShapeTree(string name, DType dtype)
    {
        _record?.Add(new(name, ArgumentKind.Shape, IsRequired: false) { Minimum = 0 });
        var value = Take(name);
        return value.Exists && !value["class_name"].Exists ? ShapeTree(name, value, dtype) : null;
    }

    private TensorTree ShapeTree(string name, Node value, DType dtype)
    {
        if (value.IsObject)
        {
            var named = new List<KeyValuePair<string, TensorTree>>();
            foreach (var property in value.Properties)
                named.Add(new(property.Name, ShapeTree(name, property.Value, dtype)));
            return new TensorMapping([.. named]);
        }

        var parts = new List<TensorTree>();
        foreach (var item in value.Items)
        {
            if (item.Kind is not (NodeKind.Array or NodeKind.Object)) break;
            parts.Add(ShapeTree(name, item, dtype));
        }

        return parts.Count > 0 && parts.Count == value.ItemCount
            ? new TensorSequence([.. parts], IsTuple: false)
            : new TensorSpec(new([.. Shape(name, value, least: 0)]), dtype);
    }
}
