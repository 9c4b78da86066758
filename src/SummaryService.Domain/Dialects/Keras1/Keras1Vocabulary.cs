using System.Collections.Frozen;
using System.Collections.Immutable;
using SummaryService.Domain.Dialects.Keras2;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Layers.Legacy;

namespace SummaryService.Domain.Dialects.Keras1;

/// <summary>The classes of Keras 1, and what it called their arguments.</summary>
/// <remarks>Source: https://faroit.com/keras-docs/1.2.2/</remarks>
internal static class Keras1Vocabulary
{
    private static readonly FrozenDictionary<string, LayerDefinition> Own = new Dictionary<string, LayerDefinition>
    {
        ["TimeDistributedDense"] = Keras1Layers.TimeDistributedDense,
        ["MaxoutDense"] = Keras1Layers.MaxoutDense,
        ["Highway"] = Keras1Layers.Highway,
        ["ParametricSoftplus"] = Keras1Layers.ParametricSoftplus,
        ["SReLU"] = Keras1Layers.SReLU,
        ["Deconvolution2D"] = Keras1Layers.Deconvolution2D,
        ["AtrousConvolution1D"] = LegacyCatalogue.Find("Conv1D")!,
        ["AtrousConv1D"] = LegacyCatalogue.Find("Conv1D")!,
        ["AtrousConvolution2D"] = LegacyCatalogue.Find("Conv2D")!,
        ["AtrousConv2D"] = LegacyCatalogue.Find("Conv2D")!,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> Common = new Dictionary<string, string>
    {
        ["batch_shape"] = "batch_input_shape",
        ["filters"] = "nb_filter",
        ["padding"] = "border_mode",
        ["strides"] = "subsample",
        ["dilation_rate"] = "atrous_rate",
        ["data_format"] = "dim_ordering",
        ["units"] = "output_dim",
        ["use_bias"] = "bias",
        ["rate"] = "p",
        ["stddev"] = "sigma",
        ["recurrent_activation"] = "inner_activation",
    }.ToFrozenDictionary();

    private static readonly Spelling Most = Spell([]);

    private static readonly Spelling Convolution1D = Spell(new() { ["kernel_size"] = "filter_length", ["strides"] = "subsample_length" });
    private static readonly Spelling Convolution2D = Spell([], "nb_row", "nb_col");
    private static readonly Spelling Convolution3D = Spell([], "kernel_dim1", "kernel_dim2", "kernel_dim3");
    private static readonly Spelling Pooling1D = Spell(new() { ["pool_size"] = "pool_length", ["strides"] = "stride" });
    private static readonly Spelling Pooling = Spell(new() { ["strides"] = "strides" });
    private static readonly Spelling ZeroPadding = Spell(new() { ["padding"] = "padding" });

    private static readonly FrozenDictionary<string, Spelling> ByType = new Dictionary<string, Spelling>
    {
        ["InputLayer"] = Spell(new() { ["dtype"] = "input_dtype" }),
        ["Conv1D"] = Convolution1D,
        ["LocallyConnected1D"] = Convolution1D,
        ["Conv2D"] = Convolution2D,
        ["Conv2DTranspose"] = Convolution2D,
        ["SeparableConv2D"] = Convolution2D,
        ["LocallyConnected2D"] = Convolution2D,
        ["ConvLSTM2D"] = Convolution2D,
        ["Conv3D"] = Convolution3D,
        ["MaxPooling1D"] = Pooling1D,
        ["AveragePooling1D"] = Pooling1D,
        ["MaxPooling2D"] = Pooling,
        ["AveragePooling2D"] = Pooling,
        ["MaxPooling3D"] = Pooling,
        ["AveragePooling3D"] = Pooling,
        ["ZeroPadding1D"] = ZeroPadding,
        ["ZeroPadding2D"] = ZeroPadding,
        ["ZeroPadding3D"] = ZeroPadding,
        ["UpSampling1D"] = Spell(new() { ["size"] = "length" }),
    }.ToFrozenDictionary();

    public static KnownClass Find(Node entry, string name)
    {
        if (name == "Merge") return Merges.Find(entry["config"]);
        var definition = Own.GetValueOrDefault(name) ?? (LegacyCatalogue.Find(name) is { } known ? StandaloneKeras.Of(known) : null);
        return new(definition, definition is null ? Most : ByType.GetValueOrDefault(definition.Type, Most));
    }

    /// <summary>The same in a file of channels first, where the layers that never write the ordering have it from the others.</summary>
    public static KnownClass FindChannelsFirst(Node entry, string name)
    {
        var known = Find(entry, name);
        // A Flatten had no ordering then.
        return known.Definition?.Type == "Flatten" ? known
            : known with { Spelling = known.Spelling with { PresetOf = argument => argument == "data_format" ? "channels_first" : null } };
    }

    private static Spelling Spell(Dictionary<string, string> names, params string[] kernelSize)
    {
        ImmutableArray<string> parts = [.. kernelSize];
        return new(argument => names.GetValueOrDefault(argument) ?? Common.GetValueOrDefault(argument, argument))
        {
            PartsOf = argument => argument == "kernel_size" ? parts : [],
            WordOf = word => word switch
            {
                "th" => "channels_first",
                "tf" => "channels_last",
                _ => word,
            },
            IsOld = true,
        };
    }
}
