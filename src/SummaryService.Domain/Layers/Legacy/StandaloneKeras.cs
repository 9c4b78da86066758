using System.Collections.Frozen;
using SummaryService.Domain.Layers.Core;

namespace SummaryService.Domain.Layers.Legacy;

/// <summary>The layer types of which Keras by itself, up to 2.3.1, makes something else than TensorFlow's and today's.</summary>
internal static class StandaloneKeras
{
    private static readonly FrozenDictionary<string, LayerDefinition> Own =
        new[] { LegacyRecurrence.GRU, LegacyRecurrence.GRUCell, Embedding.Standalone }.ToFrozenDictionary(layer => layer.Type);

    /// <summary>The layer type as it was then.</summary>
    public static LayerDefinition Of(LayerDefinition definition) => Own.GetValueOrDefault(definition.Type, definition);

    /// <summary>Whether a release is one of Keras by itself: TensorFlow's have a name of their own until 2.3 (<c>2.2.4-tf</c>), and are all after it.</summary>
    public static bool Wrote(string release) =>
        !release.Contains("-tf", StringComparison.Ordinal) && release is ['1', '.', ..] or ['2', '.', >= '0' and <= '3', ..];
}
