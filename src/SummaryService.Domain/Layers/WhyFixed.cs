namespace SummaryService.Domain.Layers;

/// <summary>Why a weight is not trainable.</summary>
public enum WhyFixed
{
    /// <summary>Its layer is frozen.</summary>
    Frozen,

    /// <summary>It is a moving average, which training updates from batch statistics.</summary>
    Moving,

    /// <summary>It is computed by <c>adapt()</c> before training.</summary>
    Adapted,

    /// <summary>It is updated by power iteration in training.</summary>
    Iterated,

    /// <summary>It is quantized.</summary>
    Quantized,

    /// <summary>Only a low-rank addition to it (LoRA) is trained.</summary>
    LowRank,
}
