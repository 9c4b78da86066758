namespace SummaryService.Domain.Layers;

/// <content>Quantization.</content>
public sealed partial class ConfigReader
{
    /// <summary>How the layer's dtype policy quantizes it; null where it does not.</summary>
    /// <param name="modes">The modes that the layer knows; another is a fault.</param>
    internal Quantization? QuantizedBy(params ReadOnlySpan<string> modes)
    {
        if (Quantization is null || modes.Contains(Quantization.Mode)) return Quantization;
        Report("dtype", "unsupported.quantization", ("mode", Quantization.Mode), ("modes", string.Join(", ", modes.ToArray())));
        return null;
    }

    /// <summary>How the layer is quantized, in the sizes that <c>quantization_config</c> gives where it does.</summary>
    /// <param name="modes">The modes that the layer knows; another is a fault.</param>
    internal Quantization? Quantized(params ReadOnlySpan<string> modes)
    {
        _record?.Add(new("quantization_config", ArgumentKind.Any, IsRequired: false));
        var config = Take("quantization_config")["config"];
        if (QuantizedBy(modes) is not { } quantization) return null;
        var groupSize = config[quantization.Mode == "int4" ? "block_size" : "group_size"];
        if (groupSize.TryGetInteger(out var size)) quantization = quantization with { GroupSize = size > 0 ? size : null };
        if (config["weight_bits"].TryGetInteger(out var bits)) quantization = quantization with { Bits = bits };
        return quantization;
    }
}
