using SummaryService.Domain.Layers;
using SummaryService.Domain.Sources.Code.Evaluation;

namespace SummaryService.Domain.Sources.Code.Keras;

/// <summary>Which arguments go into a model's description, and what stands for them.</summary>
internal static class ArgumentRules
{
    // The model's input is an entry of its own, and a layer's name and flags are written apart.
    private static readonly string[] WrittenApart =
        ["name", "trainable", "input_shape", "batch_input_shape", "batch_size", "input_dtype", "activity_regularizer", "autocast"];

    private static readonly string[] FlagsOfCalls = ["return_attention_scores"];

    /// <summary>Whether an argument of a layer goes into its description.</summary>
    public static bool IsWritten(KerasLayer layer, string argument, Value value)
    {
        if (layer is OperationValue) return value is not (None or Function or Opaque);
        if (WrittenApart.Contains(argument) || value is Opaque) return false;
        if (DescriptionOf(layer, argument) is not { } description)
            return argument != "input_dim" && !(argument is "input_length" or "weights" && value is not Str) && (argument != "dtype" || value is not Unknown);
        if (description.Kind == ArgumentKind.Any) return false;
        // None means the default nearly everywhere; where it does not, the engine has no other word for it either.
        return value is not (Function or Builtin or BoundMethod or Instance or Class or TensorValue);
    }

    /// <summary>Whether an argument of a call goes into its description: tensors, and what changes how many come out.</summary>
    public static bool IsPassed(string argument, Value value) =>
        LayerCall.TensorsIn(value).Any() || (FlagsOfCalls.Contains(argument) && value is Bool) || (value is Sequence && argument is "inputs" or "x");

    /// <summary>The string that a name was meant for which lost its quotes; null where it is just unknown.</summary>
    public static string? Unquoted(Unknown value, string argument, KerasLayer? layer)
    {
        if (layer is null || value.Path != value.Name || DescriptionOf(layer, argument) is not { } description) return null;
        return description.Kind switch
        {
            ArgumentKind.Activation => Activations.Names.Contains(value.Name) ? value.Name : null,
            ArgumentKind.Choice or ArgumentKind.Borders => description.Choices.Contains(value.Name) || value.Name is "same" or "valid" or "causal" ? value.Name : null,
            _ => null,
        };
    }

    private static ArgumentDescription? DescriptionOf(KerasLayer layer, string argument) =>
        (layer as LayerValue)?.Definition?.Arguments.FirstOrDefault(known => known.Name == argument);
}
