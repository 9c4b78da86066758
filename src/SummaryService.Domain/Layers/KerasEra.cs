namespace SummaryService.Domain.Layers;

/// <summary>What an era of Keras makes of an architecture that leaves something open.</summary>
public sealed record KerasEra
{
    private KerasEra()
    {
    }

    /// <summary>Keras 3, whose text tells nothing of a chain that has no input of its own.</summary>
    public static KerasEra Keras3 { get; } = new() { AddsMasks = true };

    /// <summary>Keras 3 for data: where it leaves a chain unbuilt that releases before it build, the data tells what those told.</summary>
    public static KerasEra Data { get; } = Keras3 with { BuildsOnFirstLayer = true };

    /// <summary>TensorFlow 2.7 to 2.15.</summary>
    public static KerasEra TensorFlow27 { get; } = new()
    {
        Naming = NamingRule.TensorFlow27,
        BuildsOnFirstLayer = true,
        BuildsNestedOnFirstLayer = true,
    };

    /// <summary>TensorFlow 2 up to 2.6.</summary>
    public static KerasEra TensorFlow24 { get; } = TensorFlow27 with { Naming = NamingRule.TensorFlow24 };

    /// <summary>Keras by itself, up to 2.3.1.</summary>
    public static KerasEra Keras2 { get; } = TensorFlow27 with { Naming = NamingRule.Keras2, IsStandalone = true };

    /// <summary>How it names the layers and models that nobody named.</summary>
    public NamingRule Naming { get; private init; } = NamingRule.Keras3;

    /// <summary>Whether it builds a chain for what its first layer alone tells of the input: an <c>Embedding</c>, an <c>input_dim</c>.</summary>
    internal bool BuildsOnFirstLayer { get; private init; }

    /// <summary>Whether it does so with a nested chain too, and not only when that is called.</summary>
    internal bool BuildsNestedOnFirstLayer { get; private init; }

    /// <summary>Whether the masks of a functional model are operations in it.</summary>
    internal bool AddsMasks { get; private init; }

    /// <summary>Whether it is Keras by itself, with some defaults of its own.</summary>
    internal bool IsStandalone { get; private init; }
}
