using SummaryService.Domain.Layers;
using SummaryService.Domain.Layers.Legacy;

namespace SummaryService.Domain.Sources.Code.Keras;

/// <summary>Classes of older releases that are another class of Keras 3 under their own name.</summary>
internal static class ArchaicLayers
{
    /// <summary>The class that took the place of an old one; null where there is none.</summary>
    public static LayerDefinition? Find(string name) => name switch
    {
        "AtrousConvolution1D" or "AtrousConv1D" => LayerCatalogue.Find("Conv1D"),
        "AtrousConvolution2D" or "AtrousConv2D" => LayerCatalogue.Find("Conv2D"),
        "Deconvolution2D" => LayerCatalogue.Find("Conv2DTranspose"),
        "Deconvolution3D" => LayerCatalogue.Find("Conv3DTranspose"),
        _ => LegacyCatalogue.Dropped.FirstOrDefault(dropped => dropped.Type == name),
    };
}
