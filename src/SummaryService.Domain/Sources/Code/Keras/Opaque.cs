using SummaryService.Domain.Sources.Code.Evaluation;

namespace SummaryService.Domain.Sources.Code.Keras;

/// <summary>Something of Keras that no shape and no count depends on: an optimizer, an initializer, a callback.</summary>
/// <param name="name">What it is called.</param>
internal sealed class Opaque(string name) : Value
{
    public override string TypeName => name;

    /// <summary>What it is called.</summary>
    public string Name => name;

    /// <summary>A method that changes nothing that is printed.</summary>
    public static Builtin Nothing(string method) => new(method, (_, _) => None.Value);

    public override Value Attribute(string attribute, Evaluator evaluator) => new Opaque(attribute);

    public override bool SetAttribute(string attribute, Value value, Evaluator evaluator) => true;

    public override Value Call(Arguments arguments, Evaluator evaluator) => new Opaque(name);

    public override Value Item(Value key, Evaluator evaluator) => new Opaque(name);

    public override bool SetItem(Value key, Value value, Evaluator evaluator) => true;

    public override IEnumerable<Value> Elements(Evaluator evaluator) => [];

    public override Value Operate(string symbol, Value? other, bool isLeft, Evaluator evaluator) => new Opaque(name);
}
