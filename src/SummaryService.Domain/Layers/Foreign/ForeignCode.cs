using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Foreign;

/// <summary>Wrappers of what another framework computes: its code and its weights are not in the architecture.</summary>
/// <remarks>
/// Input    anything
/// Output   known only where it is given (TorchModuleWrapper)
/// Weights  unknown
/// Source   https://keras.io/api/layers/backend_specific_layers/
/// </remarks>
internal static class ForeignCode
{
    public static readonly LayerDefinition TorchModuleWrapper = LayerDefinition.Applying("TorchModuleWrapper", ReadTorch, (given, _) => given is null
        ? throw RuleBrokenException.In("output_shape", "unknown_output.output_shape")
        : new(given, [], new(Count.Unknown, Count.Unknown)) { HasUnknownWeights = true },
        (_, _, output) => [.. output.Flatten().Select(tensor => Dims.Told("told", tensor.Shape))]) with
    {
        Source = "https://keras.io/api/layers/backend_specific_layers/torch_module_wrapper/",
        Sight = Sight.OwnCode,
        IsBuiltFromTheStart = true,
    };

    public static readonly LayerDefinition TFSMLayer = Of("TFSMLayer", "filepath", "call_endpoint", "call_training_endpoint", "trainable") with
    {
        Source = "https://keras.io/api/layers/backend_specific_layers/tfsm_layer/",
        IsBuiltFromTheStart = true,
    };

    public static readonly LayerDefinition JaxLayer = Of("JaxLayer", "call_fn", "init_fn", "params", "state", "seed", "native_serialization_platforms") with
    {
        Source = "https://keras.io/api/layers/backend_specific_layers/jax_layer/",
    };

    public static readonly LayerDefinition FlaxLayer = Of("FlaxLayer", "module", "method", "variables") with
    {
        Source = "https://keras.io/api/layers/backend_specific_layers/flax_layer/",
    };

    private static LayerDefinition Of(string type, string code, params string[] others) => LayerDefinition.Applying(
        type,
        c =>
        {
            c.Value(code, isRequired: true);
            c.Ignore(others);
            return type;
        },
        (_, _) => throw RuleBrokenException.InInput("unknown_output.code")) with
    {
        HasUnknownWeights = true,
    };

    private static TensorTree? ReadTorch(ConfigReader c)
    {
        c.Value("module", isRequired: true);
        return c.OptionalShapeTree("output_shape", c.Policy.Compute);
    }
}
