using SummaryService.Domain.Documents;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers;

/// <summary>Reads a layer's <c>dtype</c>: a name, or a dtype policy as Keras serializes it.</summary>
internal static class DTypeConfig
{
    /// <summary>The policy and how it quantizes; null where the value names no dtype.</summary>
    public static (DTypePolicy Policy, string? Quantization)? Read(Node dtype)
    {
        if (!dtype.HasValue) return (DTypePolicy.Float32, null);
        if (dtype.IsText) return dtype.TextIs("float32") ? (DTypePolicy.Float32, null) : Named(dtype.Text, null);
        var config = dtype["config"];
        var mode = config["mode"];
        var name = config["name"];
        if (name.TextIs("float32")) return (DTypePolicy.Float32, null);
        if (!mode.IsText) return name.IsText ? Named(name.Text, null) : null;
        var source = config["source_name"];
        return Named(source.IsText ? source.Text : "float32", mode.Text);
    }

    private static (DTypePolicy, string?)? Named(string name, string? quantization)
    {
        // "int8_from_mixed_bfloat16" names a quantized policy in one word.
        if (quantization is null && name.Split("_from_", 2) is [var mode, var source]) return Named(source, mode);
        return DTypePolicy.Find(name) is { } policy ? (policy, quantization) : null;
    }
}
