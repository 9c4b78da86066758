using SummaryService.Domain.Sources.Code.Evaluation;

namespace SummaryService.Domain.Sources.Code.Keras;

/// <summary>A tensor of a model: what a call of a layer gives.</summary>
/// <param name="call">The call.</param>
/// <param name="index">Which of its outputs.</param>
internal sealed class TensorValue(LayerCall call, int index = 0) : Value
{
    /// <summary>The call.</summary>
    public LayerCall Source => call;

    /// <summary>Which of its outputs.</summary>
    public int Index => index;

    public override string TypeName => "KerasTensor";

    private Session Session => call.Layer.Session;

    public override Value? Attribute(string name, Evaluator evaluator) => name switch
    {
        "shape" or "_keras_shape" => Session.Shapes.ShapeOf(this),
        "get_shape" => new Builtin(name, (_, _) => Session.Shapes.ShapeOf(this)),
        "dtype" => Session.Shapes.SpecOf(this) is { } spec ? new Str(spec.DType.Name) : new Unknown("dtype", call.Layer.Place),
        "name" => new Str(call.Layer.Name),
        "ndim" or "rank" => Session.Shapes.SpecOf(this) is { } spec ? new Int(spec.Shape.Rank) : new Unknown("ndim", call.Layer.Place),
        "set_shape" => Opaque.Nothing(name),
        "_keras_history" => new TupleValue([call.Layer, new Int(call.Index), new Int(index)]),
        "__class__" => new BuiltinClass(TypeName, (_, _) => None.Value),
        _ => null,
    };

    public override Value Item(Value key, Evaluator evaluator) => Session.Operations.Slice(this, key, evaluator);

    /// <summary>Along its first axis, as code unpacks what it takes for a list.</summary>
    public override IEnumerable<Value>? Elements(Evaluator evaluator) =>
        Session.Shapes.SpecOf(this) is { Shape: { Rank: > 0 } shape } && shape[0].IsKnown
            ? Enumerable.Range(0, (int)Math.Min(shape[0].Size, int.MaxValue)).Select(i => Item(new Int(i), evaluator))
            : null;

    public override Value? Operate(string symbol, Value? other, bool isLeft, Evaluator evaluator) => Session.Operations.Operator(symbol, this, other, isLeft, evaluator);
}
