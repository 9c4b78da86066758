using System.Collections.Frozen;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Sources.Code.Evaluation;

namespace SummaryService.Domain.Sources.Code.Keras;

/// <summary>What Keras 1 and 2 called the arguments of layers.</summary>
/// <remarks>Source: the legacy interfaces of Keras 2, which took Keras 1's names.</remarks>
internal static class OldNames
{
    private static readonly FrozenDictionary<string, string[]> Names = new Dictionary<string, string[]>
    {
        ["nb_filter"] = ["filters"],
        ["nb_filters"] = ["filters"],
        ["filter_length"] = ["kernel_size"],
        ["filter_size"] = ["kernel_size"],
        ["output_dim"] = ["units"],
        ["nb_units"] = ["units"],
        ["border_mode"] = ["padding"],
        ["subsample"] = ["strides"],
        ["subsample_length"] = ["strides"],
        ["stride"] = ["strides"],
        ["pool_length"] = ["pool_size"],
        ["length"] = ["size"],
        ["atrous_rate"] = ["dilation_rate"],
        ["dim_ordering"] = ["data_format"],
        ["bias"] = ["use_bias"],
        ["p"] = ["rate"],
        ["sigma"] = ["stddev"],
        ["inner_activation"] = ["recurrent_activation"],
        ["dropout_W"] = ["dropout"],
        ["dropout_U"] = ["recurrent_dropout"],
        ["alpha"] = ["negative_slope", "alpha"],
        ["concat_axis"] = ["axis"],
        ["dot_axes"] = ["axes"],
        ["theta"] = ["theta"],
    }.ToFrozenDictionary();

    // What no shape and no count depends on, and Keras 3 does not have.
    private static readonly FrozenSet<string> Dropped = new[]
    {
        "init", "inner_init", "forget_bias_init", "beta_init", "gamma_init", "W_regularizer", "b_regularizer", "U_regularizer", "W_constraint",
        "b_constraint", "U_constraint", "W_learning_rate_multiplier", "consume_less", "implementation", "time_major", "fused", "virtual_batch_size", "adjustment",
        "mode", "dropout_regularizer", "input_length", "weights", "nb_row", "nb_col", "kernel_dim1", "kernel_dim2", "kernel_dim3", "ragged", "sparse_input",
        "bias_init", "dynamic", "_keras_api_names", "embeddings_init", "use_cudnn_on_gpu", "interpolation_order",
    }.ToFrozenSet();

    private static readonly FrozenSet<string> Initializers = new[]
    {
        "uniform", "normal", "lecun_uniform", "lecun_normal", "glorot_uniform", "glorot_normal", "he_uniform", "he_normal", "zero", "one", "orthogonal", "identity",
        "random_uniform", "random_normal", "zeros", "ones",
    }.ToFrozenSet();

    /// <summary>The name of an argument in Keras 3; its own where it has none there; null where it changes nothing.</summary>
    public static string? Find(string keyword, LayerDefinition definition)
    {
        if (Takes(definition, keyword)) return keyword;
        if (Names.TryGetValue(keyword, out var names) && names.FirstOrDefault(name => Takes(definition, name)) is { } known) return known;
        if (keyword is "input_length" && definition.Type == "Embedding") return keyword;
        return Dropped.Contains(keyword) && CommonArguments.All.All(common => common.Name != keyword) ? null : keyword;
    }

    /// <summary>What a word of Keras 1 is in Keras 3.</summary>
    public static Value WordOf(string argument, Value value) => (argument, value) switch
    {
        ("data_format", Str { Text: "th" }) => new Str("channels_first"),
        ("data_format", Str { Text: "tf" or "default" }) => new Str("channels_last"),
        _ => value,
    };

    /// <summary>Whether a value in the place of an activation is the initializer that Keras 1 had there.</summary>
    public static bool IsInitializer(string argument, Value value) => argument == "activation" && value is Str word && Initializers.Contains(word.Text);

    /// <summary>The arguments by position, with the rows and columns of Keras 1's kernels joined: <c>Convolution2D(32, 3, 3)</c>.</summary>
    public static IReadOnlyList<Placed> Joined(string written, LayerDefinition? definition, Arguments arguments)
    {
        var positional = arguments.Positional;
        var isOld = written.StartsWith("Convolution", StringComparison.Ordinal) || written.StartsWith("SeparableConvolution", StringComparison.Ordinal)
            || arguments.Keywords.Keys.Any(keyword => keyword is "border_mode" or "subsample" or "init" or "dim_ordering" or "nb_filter");
        if (!isOld || definition?.Type is not ("Conv2D" or "SeparableConv2D" or "Conv2DTranspose" or "Conv3D")) return positional;
        var rank = definition.Type == "Conv3D" ? 3 : 2;
        if (positional.Count < rank + 1 || positional.Skip(1).Take(rank).Any(size => size.Value is not (Int or Unknown))) return positional;
        var kernel = new TupleValue([.. positional.Skip(1).Take(rank).Select(size => size.Value)]);
        return [positional[0], new(kernel, positional[1].Place), .. positional.Skip(rank + 1)];
    }

    /// <summary>Joins the sizes of a kernel that stand in arguments of their own.</summary>
    public static void JoinSizes(OrderedDictionary<string, Placed> config, Arguments arguments)
    {
        if (arguments.Keywords.TryGetValue("nb_row", out var rows) && arguments.Keywords.TryGetValue("nb_col", out var columns))
            config["kernel_size"] = rows with { Value = new TupleValue([rows.Value, columns.Value]) };
    }

    private static bool Takes(LayerDefinition definition, string argument) => definition.Arguments.Any(known => known.Name == argument);
}
