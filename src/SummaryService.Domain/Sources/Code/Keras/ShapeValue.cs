using SummaryService.Domain.Shapes;
using SummaryService.Domain.Sources.Code.Evaluation;

namespace SummaryService.Domain.Sources.Code.Keras;

/// <summary>A shape: a tuple, with what TensorFlow's shapes have beside.</summary>
internal sealed class ShapeValue(List<Value> sizes) : TupleValue(sizes)
{
    /// <summary>The sizes of a shape; an unknown one is None.</summary>
    public static ShapeValue Of(TensorShape shape)
    {
        var sizes = new List<Value>(shape.Rank);
        foreach (var dim in shape.Dims)
            sizes.Add(dim.IsKnown ? new Int(dim.Size) : None.Value);
        return new(sizes);
    }

    public override Sequence Of(List<Value> elements) => new ShapeValue(elements);

    public override Value? Attribute(string name, Evaluator evaluator) => name switch
    {
        "as_list" => new Builtin(name, (_, _) => new ListValue([.. Items])),
        "ndims" or "rank" => new Int(Items.Count),
        "dims" => this,
        "num_elements" => new Builtin(name, (_, _) => Product(evaluator)),
        _ => base.Attribute(name, evaluator),
    };

    private Value Product(Evaluator evaluator)
    {
        Value product = new Int(1);
        foreach (var item in Items)
            product = item is None ? item : Operators.Binary(product, "*", item, evaluator);
        return product;
    }
}
