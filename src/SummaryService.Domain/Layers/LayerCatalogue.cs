using System.Collections.Frozen;
using SummaryService.Domain.Layers.Activation;
using SummaryService.Domain.Layers.Convolutional;
using SummaryService.Domain.Layers.Core;
using SummaryService.Domain.Layers.Foreign;
using SummaryService.Domain.Layers.Imaging;
using SummaryService.Domain.Layers.Normalization;
using SummaryService.Domain.Layers.Pooling;
using SummaryService.Domain.Layers.Preprocessing;
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
            Dense.Definition,
        ]),

        new("Convolution",
        [
            Convolution.Conv2D,
        ]),

        new("Pooling",
        [
            WindowPooling.MaxPooling2D,
            WindowPooling.AveragePooling2D,
            GlobalPooling.GlobalAveragePooling2D,
        ]),

        new("Recurrent",
        [
        ]),

        new("Normalization",
        [
            BatchNormalization.Definition,
        ]),

        new("Attention",
        [
        ]),

        new("Merging",
        [
        ]),

        new("Reshaping",
        [
            Flatten.Definition,
            Reshape.Definition,
        ]),

        new("Regularization",
        [
            Dropout.Definition,
        ]),

        new("Activation",
        [
            ActivationLayers.Activation,
            ActivationLayers.ReLU,
            ActivationLayers.Softmax,
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

    /// <summary>The layer type of a name or alias, or null.</summary>
    public static LayerDefinition? Find(string name) => ByName.GetValueOrDefault(name);
}
