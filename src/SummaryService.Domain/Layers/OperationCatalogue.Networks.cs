using System.Collections.Immutable;
using SummaryService.Domain.Layers.Operations;
using SummaryService.Domain.Shapes;
using static SummaryService.Domain.Layers.Operations.ResultTypes;

namespace SummaryService.Domain.Layers;

/// <content>Operations that layers are made of.</content>
public static partial class OperationCatalogue
{
    private static ImmutableArray<LayerDefinition> NeuralNetworks =>
    [
        Windows.Conv,
        Windows.ConvTranspose,
        Windows.DepthwiseConv,
        Windows.SeparableConv,
        Windows.Pooling("AveragePool"),
        Windows.Pooling("MaxPool"),
        Windows.AdaptivePooling("AdaptiveAveragePool"),
        Windows.AdaptivePooling("AdaptiveMaxPool"),
        Elementwise.Of("BatchNorm", Same, ["batch_normalization"], operands: ["x", "mean", "variance", "offset", "scale"], required: 3, arguments: ["epsilon"], axis: "axis", cost: 2),
        Elementwise.Of("LayerNorm", Same, ["layer_normalization"], operands: ["x", "gamma", "beta"], arguments: ["epsilon", "rms_scaling"], axis: "axis", cost: 5),
        Elementwise.Of("RMSNorm", Same, ["rms_normalization"], operands: ["x", "scale"], arguments: ["epsilon"], axis: "axis", cost: 5),
        Elementwise.Of("Normalize", Default, arguments: ["order", "epsilon"], axis: "axis", cost: 5),
        Losses.BinaryCrossentropy,
        Losses.CategoricalCrossentropy,
        Losses.SparseCategoricalCrossentropy,
        Losses.CtcDecode,
        Losses.CtcLoss,
        Losses.Distances,
        Losses.DotProductAttention,
        Creation.Number("PSNR", DType.Float32, ["x1", "x2"], ["max_val"]),
        Patches.DepthToSpace,
        Patches.Fold,
        Patches.SpaceToDepth,
        Patches.Unfold,
    ];

    private static ImmutableArray<LayerDefinition> ImageOperations =>
    [
        Images.Same("AffineTransform", ["images", "transform"], "interpolation", "fill_mode", "fill_value"),
        Images.Borders("CropImages", "cropping", sign: -1),
        Images.Same("ElasticTransform", ["images"], "alpha", "sigma", "interpolation", "fill_mode", "fill_value", "seed"),
        Patches.Extract,
        Images.Same("GaussianBlur", ["images"], "kernel_size", "sigma"),
        Images.Colours("HSVToRGB", least: 3, output: 3),
        Images.MapCoordinates,
        Images.Borders("PadImages", "padding", sign: 1),
        Images.Same("PerspectiveTransform", ["images", "start_points", "end_points"], "interpolation", "fill_value"),
        Patches.Reconstruct,
        Images.Resize,
        Images.Colours("RGBToGrayscale", least: 1, output: 1),
        Images.Colours("RGBToHSV", least: 3, output: 3),
        Images.ScaleAndTranslate,
        Images.SobelEdges,
        Images.Ssim,
    ];

    private static ImmutableArray<LayerDefinition> FourierTransforms =>
    [
        Fourier.ExtractSequences,
        Fourier.Complex("FFT", axes: 1),
        Fourier.Complex("FFT2", axes: 2),
        Fourier.Complex("IFFT2", axes: 2),
        Fourier.Irfft,
        Fourier.Istft,
        Fourier.Rfft,
        Fourier.Stft,
    ];

    private static ImmutableArray<LayerDefinition> OwnFunctions =>
    [
        Operation.Untold("Arange"),
        Operation.Untold("AssociativeScan"),
        Operation.Untold("Cond"),
        Elementwise.Of("ForiLoop", Same, operands: ["init_val"], arguments: ["lower", "upper", "body_fun"]),
        Operation.Untold("JVP"),
        Operation.Untold("Map"),
        Operation.Untold("Scan"),
        Operation.Untold("Switch"),
        Operation.Untold("VectorizedMap"),
        Operation.Untold("WhileLoop"),
    ];
}
