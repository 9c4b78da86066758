using System.Globalization;

namespace SummaryService.Domain.Layers;

/// <summary>How a dtype policy quantizes a layer's weights.</summary>
/// <param name="Mode">What it does: <c>int8</c>, <c>int4</c>, <c>float8</c>, <c>ternary</c>, <c>gptq</c>, <c>awq</c>.</param>
/// <param name="Bits">How many bits a number takes.</param>
/// <param name="GroupSize">How many numbers share a scale; null where all those of an output do.</param>
/// <remarks>Source: https://keras.io/api/quantizers/</remarks>
public sealed record Quantization(string Mode, long Bits, long? GroupSize = null)
{
    /// <summary>How many of the largest values seen in training are kept for 8-bit floating-point scales.</summary>
    public long HistoryLength { get; init; } = 1024;

    /// <summary>The quantization that a policy names: <c>int8</c>, <c>int4/128</c>, <c>gptq/4/128</c>; null where there is none of that name.</summary>
    public static Quantization? Find(string name) => name.Split('/') switch
    {
        ["int8"] => new("int8", 8),
        ["int4"] => new("int4", 4),
        ["int4", "None"] => new("int4", 4),
        ["int4", var size] => Grouped("int4", "4", size),
        ["float8"] => new("float8", 8),
        ["ternary"] => new("ternary", 2),
        ["gptq", "2" or "3" or "4" or "8", var size] and [_, var bits, _] => Grouped("gptq", bits, size),
        ["awq", "4", var size] => Grouped("awq", "4", size),
        _ => null,
    };

    private static Quantization? Grouped(string mode, string bits, string size) =>
        long.TryParse(size, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var groupSize) && groupSize is -1 or > 0
            ? new(mode, long.Parse(bits, CultureInfo.InvariantCulture), groupSize == -1 ? null : groupSize)
            : null;
}
