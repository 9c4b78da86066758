using SummaryService.Domain.Sources.Code.Evaluation;

namespace SummaryService.Domain.Sources.Code.Keras;

/// <summary>A function of Keras or TensorFlow that stands as an argument by its name, and can be called on tensors.</summary>
/// <param name="name">The name.</param>
/// <param name="call">What a call does.</param>
internal sealed class NamedFunction(string name, Func<Arguments, Evaluator, Value> call) : Value
{
    /// <summary>The name.</summary>
    public string Name => name;

    public override string TypeName => "function";

    public override Value Attribute(string attribute, Evaluator evaluator) => new Str(name);

    public override Value Call(Arguments arguments, Evaluator evaluator) => call(arguments, evaluator);
}
