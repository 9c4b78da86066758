using System.Collections.Frozen;
using SummaryService.Domain.Layers;

namespace SummaryService.Domain.Sources.Code.Keras;

/// <summary>The order of a constructor's arguments, for those that are given by position.</summary>
internal static class ConstructorOrder
{
    // Where Keras's order is not the one in which the layer's definition reads its arguments.
    private static readonly FrozenDictionary<string, string[]> Own = new Dictionary<string, string[]>
    {
        ["BatchNormalization"] = ["axis", "momentum", "epsilon", "center", "scale", "beta_initializer"],
        ["Bidirectional"] = ["layer", "merge_mode", "weights", "backward_layer"],
        ["ContrastLimitedAdaptiveHistogramEqualization"] = ["value_range", "clip_limit", "tile_grid_size", "data_format"],
        ["Conv1DTranspose"] = ["filters", "kernel_size", "strides", "padding", "output_padding", "data_format"],
        ["Conv2DTranspose"] = ["filters", "kernel_size", "strides", "padding", "output_padding", "data_format"],
        ["Conv3DTranspose"] = ["filters", "kernel_size", "strides", "padding", "data_format", "output_padding"],
        ["CutMix"] = ["factor", "seed", "data_format"],
        ["Dense"] = ["units", "activation", "use_bias", "kernel_initializer", "bias_initializer", "kernel_regularizer"],
        ["DepthwiseConv1D"] = ["kernel_size", "strides", "padding", "depth_multiplier", "data_format", "dilation_rate"],
        ["DepthwiseConv2D"] = ["kernel_size", "strides", "padding", "depth_multiplier", "data_format", "dilation_rate"],
        ["EinsumDense"] = ["equation", "output_shape", "activation", "bias_axes", "kernel_initializer", "bias_initializer"],
        ["Embedding"] = ["input_dim", "output_dim", "embeddings_initializer", "embeddings_regularizer", "embeddings_constraint", "mask_zero"],
        ["Equalization"] = ["value_range", "bins", "data_format"],
        ["GRU"] = ["units", "activation", "recurrent_activation", "use_bias", "kernel_initializer", "recurrent_initializer"],
        ["GRUCell"] = ["units", "activation", "recurrent_activation", "use_bias", "kernel_initializer", "recurrent_initializer"],
        ["InputLayer"] = ["shape", "batch_size", "dtype", "sparse", "ragged", "batch_shape"],
        ["IntegerLookup"] = ["max_tokens", "num_oov_indices", "mask_token", "oov_token", "vocabulary", "vocabulary_dtype"],
        ["LSTM"] = ["units", "activation", "recurrent_activation", "use_bias", "kernel_initializer", "recurrent_initializer"],
        ["LSTMCell"] = ["units", "activation", "recurrent_activation", "use_bias", "kernel_initializer", "recurrent_initializer"],
        ["Lambda"] = ["function", "output_shape", "mask", "arguments"],
        ["MixUp"] = ["alpha", "data_format", "seed"],
        ["MultiHeadAttention"] = ["num_heads", "key_dim", "value_dim", "dropout", "use_bias", "output_shape"],
        ["RandAugment"] = ["value_range", "num_ops", "factor", "interpolation", "seed", "data_format"],
        ["RandomColorDegeneration"] = ["factor", "value_range", "data_format", "seed"],
        ["RandomCrop"] = ["height", "width", "seed", "data_format"],
        ["RandomErasing"] = ["factor", "scale", "fill_value", "value_range", "seed", "data_format"],
        ["RandomFlip"] = ["mode", "seed", "data_format"],
        ["RandomGaussianBlur"] = ["factor", "kernel_size", "sigma", "value_range", "data_format", "seed"],
        ["RandomGrayscale"] = ["factor", "data_format", "seed"],
        ["RandomHue"] = ["factor", "value_range", "data_format", "seed"],
        ["RandomInvert"] = ["factor", "value_range", "seed", "data_format"],
        ["RandomPerspective"] = ["factor", "scale", "interpolation", "fill_value", "seed", "data_format"],
        ["RandomPosterization"] = ["factor", "value_range", "data_format", "seed"],
        ["RandomRotation"] = ["factor", "fill_mode", "interpolation", "seed", "fill_value", "data_format"],
        ["RandomSaturation"] = ["factor", "value_range", "data_format", "seed"],
        ["RandomSharpness"] = ["factor", "value_range", "data_format", "seed"],
        ["RandomShear"] = ["x_factor", "y_factor", "interpolation", "fill_mode", "fill_value", "data_format"],
        ["RandomTranslation"] = ["height_factor", "width_factor", "fill_mode", "interpolation", "seed", "fill_value"],
        ["RandomZoom"] = ["height_factor", "width_factor", "fill_mode", "interpolation", "seed", "fill_value"],
        ["Resizing"] = ["height", "width", "interpolation", "crop_to_aspect_ratio", "pad_to_aspect_ratio", "fill_mode"],
        ["ReversibleEmbedding"] = ["input_dim", "output_dim", "tie_weights", "embeddings_initializer", "embeddings_regularizer", "embeddings_constraint"],
        ["SimpleRNN"] = ["units", "activation", "use_bias", "kernel_initializer", "recurrent_initializer", "bias_initializer"],
        ["SimpleRNNCell"] = ["units", "activation", "use_bias", "kernel_initializer", "recurrent_initializer", "bias_initializer"],
        ["StringLookup"] = ["max_tokens", "num_oov_indices", "mask_token", "oov_token", "vocabulary", "idf_weights"],
        ["TextVectorization"] = ["max_tokens", "standardize", "split", "ngrams", "output_mode", "output_sequence_length"],
    }.ToFrozenDictionary();

    /// <summary>The names of the arguments in Keras's order.</summary>
    public static IReadOnlyList<string> Of(LayerDefinition definition)
    {
        var known = definition.Arguments.Select(argument => argument.Name);
        return Own.TryGetValue(definition.Type, out var own) ? [.. own, .. known.Except(own)] : [.. known];
    }
}
