using SummaryService.Domain.Documents;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Models;

/// <summary>A tensor as a file tells of it beside the architecture: as Keras 3 writes tensors, or by its shape alone.</summary>
/// <param name="node">The serialized tensor, or the list of its sizes.</param>
internal readonly struct DeclaredTensor(Node node)
{
    private readonly Node _shape = node.IsArray ? node : node["config"]["shape"];
    private readonly Node _dtype = node["config"]["dtype"];

    /// <summary>Whether the file tells a shape.</summary>
    public bool HasShape => _shape.IsArray;

    /// <summary>The tensor; null where what is written is no shape.</summary>
    public TensorSpec? Read()
    {
        var dims = new Dim[_shape.ItemCount];
        var axis = 0;
        foreach (var item in _shape.Items)
        {
            if (!TryRead(item, out dims[axis++])) return null;
        }

        return new(TensorShape.Owning(dims), _dtype.IsText ? DType.Find(_dtype.Text) ?? DType.Float32 : DType.Float32);
    }

    /// <summary>Whether it can be the tensor of a shape: a size that one of the two leaves open contradicts nothing.</summary>
    public bool Allows(TensorShape shape)
    {
        var (axis, agrees) = (0, _shape.ItemCount == shape.Rank);
        foreach (var item in _shape.Items)
        {
            if (!TryRead(item, out var size)) return true;
            if (agrees && size.IsKnown && shape[axis].IsKnown) agrees = size == shape[axis];
            axis++;
        }

        return agrees;
    }

    private static bool TryRead(Node item, out Dim dim)
    {
        dim = Dim.Unknown;
        if (item.Kind == NodeKind.Null) return true;
        if (!item.TryGetInteger(out var size) || size < 0) return false;
        dim = size;
        return true;
    }
}
