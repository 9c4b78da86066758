using SummaryService.Domain.Shapes;
using SummaryService.Domain.Sources.Code.Evaluation;

namespace SummaryService.Domain.Sources.Code.Keras;

/// <summary>One call of a layer.</summary>
/// <param name="layer">The layer.</param>
/// <param name="arguments">What it is called on.</param>
/// <param name="index">Which of the layer's calls it is.</param>
internal sealed class LayerCall(KerasLayer layer, Arguments arguments, int index)
{
    /// <summary>The layer.</summary>
    public KerasLayer Layer => layer;

    /// <summary>What it is called on.</summary>
    public Arguments Arguments => arguments;

    /// <summary>Which of the layer's calls it is.</summary>
    public int Index => index;

    /// <summary>What the engine says that it gives; null until somebody asks, and where nobody can tell.</summary>
    public TensorTree? Output { get; set; }

    /// <summary>Whether the engine was asked.</summary>
    public bool IsInferred { get; set; }

    /// <summary>The tensors that go in, in order.</summary>
    public IEnumerable<TensorValue> Inputs =>
        arguments.Positional.Select(argument => argument.Value).Concat(arguments.Keywords.Values.Select(argument => argument.Value)).SelectMany(TensorsIn);

    /// <summary>The tensors in a value: itself, or those in a list, a tuple or a dict.</summary>
    public static IEnumerable<TensorValue> TensorsIn(Value value) => value switch
    {
        TensorValue tensor => [tensor],
        Sequence sequence => sequence.Items.SelectMany(TensorsIn),
        DictValue dict => dict.Items.Values.SelectMany(TensorsIn),
        _ => [],
    };
}
