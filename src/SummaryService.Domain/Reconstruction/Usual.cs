using SummaryService.Domain.Layers;

namespace SummaryService.Domain.Reconstruction;

/// <summary>How usual values are: hints that put proposals in order and never decide what fits.</summary>
internal static class Usual
{
    private static readonly long[] Windows = [3, 1, 5, 7, 2, 4, 9, 11, 6, 8];
    private static readonly long[] Images = [28, 32, 224, 64, 128, 256, 299, 227, 150, 96, 512, 48, 100, 160, 180, 200, 300, 192, 416, 84, 16, 8, 400, 331, 105, 50, 14, 7];

    /// <summary>Sizes of pictures, the most usual first.</summary>
    public static ReadOnlySpan<long> ImageSizes => Images;

    /// <summary>Small numbers for heads, groups and the like, the most usual first.</summary>
    public static ReadOnlySpan<long> Numbers => [8, 4, 2, 12, 1, 16, 6, 3, 10, 5, 20, 24, 32];

    /// <summary>How far a size of a window is from what is usual; 0 for the most usual.</summary>
    public static double Cost(ArgumentDescription argument, long size)
    {
        if (IsSpread(argument)) return size == 1 ? 0 : 5 + size;
        if (IsStep(argument)) return size == 1 ? 0 : 1 + (size / 8.0);
        if (argument.Default is { } given && given == $"{size}") return 0;
        var at = Array.IndexOf(Windows, size);
        return at < 0 ? 6 + (size / 16.0) : argument.Default is null ? at / 2.0 : 1 + at;
    }

    /// <summary>How far a value with few choices is from what is usual.</summary>
    public static double Cost(ArgumentDescription argument, string json) => json == argument.Default ? 0 : argument.Kind switch
    {
        ArgumentKind.Flag => 2,
        ArgumentKind.Choice when NameOf(argument) == "data_format" => 8,
        ArgumentKind.Choice => 0.5,
        ArgumentKind.Integer => 10,
        _ => 4,
    };

    /// <summary>How far the size of an input is from what is usual.</summary>
    public static double InputCost(long size)
    {
        var at = Array.IndexOf(Images, size);
        return at < 0 ? 4 : at / 16.0;
    }

    /// <summary>Whether the sizes say how far apart windows stand.</summary>
    public static bool IsStep(ArgumentDescription argument) => NameOf(argument) == "strides";

    /// <summary>Whether the sizes say how far apart a window's own elements stand.</summary>
    public static bool IsSpread(ArgumentDescription argument) => NameOf(argument) == "dilation_rate";

    /// <summary>A value for an argument that must be given and that no row tells of; null where there is none.</summary>
    public static string? Stand(ArgumentDescription argument) => argument.Kind switch
    {
        ArgumentKind.Activation => "\"relu\"",
        ArgumentKind.Number => NameOf(argument) == "rate" ? "0.5" : "0.1",
        ArgumentKind.Range => "0.1",
        ArgumentKind.Numbers => "0.00392156862745098",
        _ => null,
    };

    /// <summary>The types that a layer which wraps another is usually around, the most usual first.</summary>
    public static IEnumerable<string> Wrapped(string wrapper) => wrapper switch
    {
        "Bidirectional" => ["LSTM", "GRU", "SimpleRNN", "ConvLSTM2D", "ConvLSTM1D"],
        "TimeDistributed" =>
        [
            "Dense", "Conv2D", "Conv1D", "MaxPooling2D", "MaxPooling1D", "Flatten", "GlobalAveragePooling2D", "GlobalMaxPooling2D", "GlobalAveragePooling1D", "GlobalMaxPooling1D",
            "Dropout", "BatchNormalization", "LSTM", "GRU", "AveragePooling2D", "Embedding", "Reshape", "Conv2DTranspose", "UpSampling2D", "LayerNormalization", "Conv3D",
            "ZeroPadding2D", "SeparableConv2D", "DepthwiseConv2D", "RepeatVector", "SimpleRNN",
        ],
        _ => ["Dense", "Conv2D", "Conv1D"],
    };

    private static string NameOf(ArgumentDescription argument) => argument.Name[(argument.Name.LastIndexOf('.') + 1)..];
}
