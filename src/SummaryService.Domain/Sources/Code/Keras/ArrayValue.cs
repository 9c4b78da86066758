using SummaryService.Domain.Shapes;
using SummaryService.Domain.Sources.Code.Evaluation;

namespace SummaryService.Domain.Sources.Code.Keras;

/// <summary>Data: an array whose shape is known and whose numbers are not.</summary>
/// <param name="shape">Its shape; a size may be unknown.</param>
/// <param name="dtype">The type of its elements.</param>
internal sealed class ArrayValue(TensorShape shape, string dtype = "float64") : Value
{
    /// <summary>Its shape.</summary>
    public TensorShape Shape => shape;

    /// <summary>How many classes its numbers name, where it holds labels.</summary>
    public long? Classes { get; init; }

    public override string TypeName => "ndarray";

    public override long? Length => shape.Rank > 0 && shape[0].IsKnown ? shape[0].Size : null;

    public override Value? Attribute(string name, Evaluator evaluator) => name switch
    {
        "shape" => ShapeValue.Of(shape),
        "ndim" => new Int(shape.Rank),
        "dtype" => new Str(dtype),
        "size" => shape.Elements() is { IsKnown: true } && Size(shape) is { } size ? new Int(size) : new Unknown("size", evaluator.Place),
        "T" => With([.. shape.Dims.ToArray().Reverse()]),
        "astype" => new Builtin(name, (arguments, _) => new ArrayValue(shape, (arguments.Find(0) as Str)?.Text ?? "float32") { Classes = Classes }),
        "reshape" => new Builtin(name, (arguments, _) => Arrays.Reshape(this, arguments.Positional.Count == 1 ? arguments.Find(0)! : new TupleValue(arguments.Positional.ConvertAll(argument => argument.Value)), evaluator)),
        "flatten" or "ravel" => new Builtin(name, (_, _) => Arrays.Reshape(this, new Int(-1), evaluator)),
        "copy" or "numpy" or "to_numpy" => new Builtin(name, (_, _) => this),
        "values" => this,
        "transpose" => new Builtin(name, (arguments, _) => Arrays.Transpose(this, arguments, evaluator)),
        "max" => new Builtin(name, (arguments, _) => Classes is { } classes ? new Int(classes - 1) : new Unknown(name, arguments.Place)),
        _ => new Unknown(name, evaluator.Place),
    };

    public override Value Item(Value key, Evaluator evaluator) => Arrays.Slice(this, key, evaluator);

    public override bool SetItem(Value key, Value value, Evaluator evaluator) => true;

    // Data has thousands of rows, and no layer is made of each.
    public override IEnumerable<Value>? Elements(Evaluator evaluator) => shape.Rank == 0 ? null : [];

    public override Value? Operate(string symbol, Value? other, bool isLeft, Evaluator evaluator)
    {
        if (other is TensorValue) return null;
        if (other is ArrayValue array && array.Shape.Rank > shape.Rank) return With(array.Shape.Dims.ToArray());
        return With(shape.Dims.ToArray());
    }

    /// <summary>An array of another shape.</summary>
    public ArrayValue With(Dim[] dims) => new(new(dims), dtype);

    private static long? Size(TensorShape shape)
    {
        var size = 1L;
        foreach (var dim in shape.Dims)
            size = dim.IsKnown && size <= int.MaxValue ? size * dim.Size : -1;
        return size < 0 ? null : size;
    }
}
