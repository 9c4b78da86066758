using System.Collections.Frozen;
using System.Collections.Immutable;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Layers.Normalization;

namespace SummaryService.Domain.Layers.Legacy;

/// <summary>The layer types of files from before Keras 3: those that it dropped, those that it changed, and all that it kept.</summary>
internal static class LegacyCatalogue
{
    /// <summary>The layer types that Keras 3 dropped, and those of add-ons, which people write as they write Keras's own.</summary>
    public static readonly ImmutableArray<LayerDefinition> Dropped =
    [
        LegacyRecurrence.CuDNNGRU,
        LegacyRecurrence.CuDNNLSTM,
        LocallyConnected.LocallyConnected1D,
        LocallyConnected.LocallyConnected2D,
        LegacyLayers.ThresholdedReLU,
        LegacyLayers.RandomHeight,
        LegacyLayers.RandomWidth,
        LegacyLayers.InstanceNormalization,
        BatchNormalization.Of("SyncBatchNormalization"),
    ];

    /// <summary>The layer types that Keras 3 dropped or changed.</summary>
    public static readonly ImmutableArray<LayerDefinition> Own =
    [
        .. Dropped,
        LegacyLambda.Definition,
        LegacyRecurrence.GRU,
        LegacyRecurrence.GRUCell,
        LegacyLayers.AddLoss,
        LegacyLayers.AddMetric,
        TensorFlowOperations.TFOpLambda,
        TensorFlowOperations.SlicingOpLambda,
        TensorFlowOperations.TensorFlowOpLayer,
    ];

    private static readonly FrozenDictionary<string, LayerDefinition> ByName = Own.ToFrozenDictionary(layer => layer.Type);

    /// <summary>A layer type that Keras 3 dropped, by the name that a person writes; null where there is none.</summary>
    public static LayerDefinition? FindDropped(Node name)
    {
        foreach (var definition in Dropped)
        {
            if (name.TextIs(definition.Type)) return definition;
        }

        return null;
    }

    /// <summary>The layer type of a class's name, or null. TensorFlow 1 numbers some of its classes: <c>BatchNormalizationV1</c>.</summary>
    public static LayerDefinition? Find(string name) =>
        ByName.GetValueOrDefault(name) ?? LayerCatalogue.Find(name)
        ?? (name.EndsWith("V1", StringComparison.Ordinal) || name.EndsWith("V2", StringComparison.Ordinal) ? LayerCatalogue.Find(name[..^2]) : null);
}
