using System.Collections.Immutable;
using SummaryService.Domain.Documents;

namespace SummaryService.Domain.Layers;

/// <summary>The activation functions that Keras knows by name.</summary>
/// <remarks>Source: https://keras.io/api/layers/activations/</remarks>
internal static class Activations
{
    /// <summary>Their names, the commonest first.</summary>
    public static readonly ImmutableArray<string> Names =
    [
        "relu", "softmax", "sigmoid", "tanh", "linear", "elu", "selu", "gelu", "silu", "swish", "leaky_relu", "relu6", "softplus",
        "softsign", "exponential", "hard_sigmoid", "hard_silu", "hard_swish", "hard_tanh", "hard_shrink", "mish", "log_softmax",
        "log_sigmoid", "celu", "glu", "soft_shrink", "sparse_plus", "sparse_sigmoid", "sparsemax", "squareplus", "tanh_shrink", "threshold",
    ];

    /// <summary>The name that a text gives, or null.</summary>
    public static string? Find(Node text)
    {
        foreach (var name in Names)
        {
            if (text.Matches(name)) return name;
        }

        return null;
    }

    /// <summary>Whether an object is a layer, as a person writes it or as Keras serializes it, and no function.</summary>
    public static bool IsLayer(Node value) => value["type"].IsText || LayerCatalogue.Find(value["class_name"]) is not null;

    /// <summary>The name of a serialized function or layer, which may be the author's own.</summary>
    public static string NameOf(Node serialized)
    {
        var config = serialized["config"];
        return config.IsText ? config.Text : serialized["class_name"] is { IsText: true } type ? type.Text : "custom";
    }
}
