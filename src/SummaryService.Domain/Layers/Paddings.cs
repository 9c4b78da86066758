using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers;

/// <summary>The paddings by the names that Keras gives them.</summary>
internal static class Paddings
{
    /// <summary>The padding of a name that was checked before.</summary>
    public static Padding Parse(string name) => name switch
    {
        "same" => Padding.Same,
        "causal" => Padding.Causal,
        _ => Padding.Valid,
    };
}
