using System.Collections.Frozen;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Layers.Activation;
using SummaryService.Domain.Layers.Attention;
using SummaryService.Domain.Layers.Convolutional;
using SummaryService.Domain.Layers.Core;
using SummaryService.Domain.Layers.Foreign;
using SummaryService.Domain.Layers.Imaging;
using SummaryService.Domain.Layers.Merging;
using SummaryService.Domain.Layers.Normalization;
using SummaryService.Domain.Layers.Pooling;
using SummaryService.Domain.Layers.Preprocessing;
using SummaryService.Domain.Layers.Recurrent;
using SummaryService.Domain.Layers.Regularization;
using SummaryService.Domain.Layers.Reshaping;

namespace SummaryService.Domain.Layers;

/// <summary>Every layer type that is known: one line each.</summary>
public static class LayerCatalogue
{
    /// <summary>The layer types, family by family.</summary>
    public static IReadOnlyList<LayerFamily> Families { get; } =
    [
        new("Core",
        [
            InputLayer.Definition,
            BaseLayer.Definition,
            Dense.Definition,
            EinsumDense.Definition,
            Dense.Ternary,
            Embedding.Definition,
            Embedding.Reversible,
            Masking.Definition,
            Lambda.Definition,
            Identity.Definition,
            Wrapper.Definition,
        ]),

        new("Convolution",
        [
            Convolution.Conv1D,
            Convolution.Conv2D,
            Convolution.Conv3D,
            SeparableConvolution.SeparableConv1D,
            SeparableConvolution.SeparableConv2D,
            DepthwiseConvolution.DepthwiseConv1D,
            DepthwiseConvolution.DepthwiseConv2D,
            TransposedConvolution.Conv1DTranspose,
            TransposedConvolution.Conv2DTranspose,
            TransposedConvolution.Conv3DTranspose,
        ]),

        new("Pooling",
        [
            WindowPooling.MaxPooling1D,
            WindowPooling.MaxPooling2D,
            WindowPooling.MaxPooling3D,
            WindowPooling.AveragePooling1D,
            WindowPooling.AveragePooling2D,
            WindowPooling.AveragePooling3D,
            GlobalPooling.GlobalMaxPooling1D,
            GlobalPooling.GlobalMaxPooling2D,
            GlobalPooling.GlobalMaxPooling3D,
            GlobalPooling.GlobalAveragePooling1D,
            GlobalPooling.GlobalAveragePooling2D,
            GlobalPooling.GlobalAveragePooling3D,
            AdaptivePooling.AdaptiveMaxPooling1D,
            AdaptivePooling.AdaptiveMaxPooling2D,
            AdaptivePooling.AdaptiveMaxPooling3D,
            AdaptivePooling.AdaptiveAveragePooling1D,
            AdaptivePooling.AdaptiveAveragePooling2D,
            AdaptivePooling.AdaptiveAveragePooling3D,
        ]),

        new("Recurrent",
        [
            Recurrence.LSTM,
            GatedCell.LSTMCell,
            Recurrence.GRU,
            GatedCell.GRUCell,
            Recurrence.SimpleRNN,
            TimeDistributed.Definition,
            Bidirectional.Definition,
            ConvolutionalRecurrence.ConvLSTM1D,
            ConvolutionalRecurrence.ConvLSTM2D,
            ConvolutionalRecurrence.ConvLSTM3D,
            Recurrence.RNN,
            GatedCell.SimpleRNNCell,
            StackedCells.Definition,
        ]),

        new("Normalization",
        [
            BatchNormalization.Definition,
            AxisNormalization.LayerNormalization,
            AxisNormalization.UnitNormalization,
            GroupNormalization.Definition,
            AxisNormalization.RMSNormalization,
            SpectralNormalization.Definition,
        ]),

        new("Attention",
        [
            GroupedQueryAttention.Definition,
            MultiHeadAttention.Definition,
            SingleAttention.Attention,
            SingleAttention.AdditiveAttention,
        ]),

        new("Merging",
        [
            Concatenate.Definition,
            ElementwiseMerge.Average,
            ElementwiseMerge.Maximum,
            ElementwiseMerge.Minimum,
            ElementwiseMerge.Add,
            ElementwiseMerge.Subtract,
            ElementwiseMerge.Multiply,
            Dot.Definition,
        ]),

        new("Reshaping",
        [
            Reshape.Definition,
            Flatten.Definition,
            RepeatVector.Definition,
            Permute.Definition,
            Edges.Cropping1D,
            Edges.Cropping2D,
            Edges.Cropping3D,
            UpSampling.UpSampling1D,
            UpSampling.UpSampling2D,
            UpSampling.UpSampling3D,
            Edges.ZeroPadding1D,
            Edges.ZeroPadding2D,
            Edges.ZeroPadding3D,
        ]),

        new("Regularization",
        [
            RegularizationLayers.Dropout,
            RegularizationLayers.SpatialDropout1D,
            RegularizationLayers.SpatialDropout2D,
            RegularizationLayers.SpatialDropout3D,
            RegularizationLayers.GaussianDropout,
            RegularizationLayers.AlphaDropout,
            RegularizationLayers.GaussianNoise,
            RegularizationLayers.ActivityRegularization,
        ]),

        new("Activation",
        [
            ActivationLayers.Activation,
            ActivationLayers.ReLU,
            ActivationLayers.Softmax,
            ActivationLayers.LeakyReLU,
            PReLU.Definition,
            ActivationLayers.ELU,
        ]),

        new("Preprocessing",
        [
            TextVectorization.Definition,
            FeatureNormalization.Definition,
            Discretization.Definition,
            CategoryEncoding.Definition,
            Hashing.Definition,
            HashedCrossing.Definition,
            Lookup.StringLookup,
            Lookup.IntegerLookup,
            ImageSizing.Resizing,
            Rescaling.Definition,
            ImageSizing.CenterCrop,
            ImageAugmentation.AutoContrast,
            MelSpectrogram.Definition,
            StftSpectrogram.Definition,
        ]),

        new("Image augmentation",
        [
            .. ImageAugmentation.Rows,
            ImageSizing.RandomCrop,
            BoundingBoxes.MaxNumBoundingBoxes,
            Pipeline.Definition,
        ]),

        new("Foreign code",
        [
            ForeignCode.TorchModuleWrapper,
            ForeignCode.TFSMLayer,
            ForeignCode.JaxLayer,
            ForeignCode.FlaxLayer,
        ]),
    ];

    /// <summary>All layer types.</summary>
    public static IEnumerable<LayerDefinition> All => Families.SelectMany(family => family.Layers);

    private static readonly FrozenDictionary<string, LayerDefinition> ByName = All
        .SelectMany(layer => layer.Aliases.Prepend(layer.Type).Select(name => (name, layer)))
        .ToFrozenDictionary(entry => entry.name, entry => entry.layer);

    /// <summary>Every name that stands for a layer type, aliases included.</summary>
    public static IEnumerable<string> Names => ByName.Keys;

    private static readonly FrozenDictionary<string, LayerDefinition>.AlternateLookup<ReadOnlySpan<char>> BySpan =
        ByName.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The layer type of a name or alias, or null.</summary>
    internal static LayerDefinition? Find(Node name)
    {
        Span<char> characters = stackalloc char[64];
        return name.IsText && name.TryCopyTo(characters, out var length) ? BySpan.TryGetValue(characters[..length], out var layer) ? layer : null : null;
    }

    /// <summary>The layer type of a name or alias, or null.</summary>
    public static LayerDefinition? Find(string name) => ByName.GetValueOrDefault(name);
}
