using SummaryService.Domain.Documents;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers;

/// <summary>Reads a layer's <c>dtype</c>: a name, or a dtype policy as Keras serializes it.</summary>
internal static class DTypeConfig
{
    /// <summary>The policy and how it quantizes; null where the value names no dtype.</summary>
    /// <param name="dtype">The value.</param>
    /// <param name="isOld">Whether a release before Keras 3 wrote it, which had further names.</param>
    public static (DTypePolicy Policy, Quantization? Quantization)? Read(Node dtype, bool isOld = false)
    {
        if (!dtype.HasValue) return (DTypePolicy.Float32, null);
        if (dtype.IsText) return dtype.TextIs("float32") ? (DTypePolicy.Float32, null) : Named(dtype.Text, isOld);
        var config = dtype["config"];
        var name = config["name"];
        if (name.TextIs("float32")) return (DTypePolicy.Float32, null);
        // A map has policies for the layers inside this one, by path, and one for all others.
        if (dtype["class_name"].TextIs("DTypePolicyMap")) return Read(config["default_policy"], isOld);
        var mode = config["mode"];
        if (!mode.IsText) return name.IsText ? Named(name.Text, isOld) : null;
        var source = config["source_name"];
        config["amax_history_length"].TryGetInteger(out var historyLength);
        return Quantized(mode.Text, source.IsText ? source.Text : "float32", historyLength);
    }

    // "int8_from_mixed_bfloat16" names a quantized policy in one word.
    private static (DTypePolicy, Quantization?)? Named(string name, bool isOld) => name.Split("_from_", 2) is [var mode, var source]
        ? Quantized(mode, source, historyLength: 0)
        : DTypePolicy.Find(name, isOld) is { } policy ? (policy, null) : null;

    private static (DTypePolicy, Quantization?)? Quantized(string mode, string source, long historyLength)
    {
        if (DTypePolicy.Find(source) is not { } policy || Quantization.Find(mode) is not { } quantization) return null;
        // Keras refuses this pair, which it says does not work well.
        if (quantization.Mode == "int8" && policy.Compute.Name == "float16") return null;
        return (policy, historyLength > 0 ? quantization with { HistoryLength = historyLength } : quantization);
    }
}
