using System.Collections.Frozen;
using System.Collections.Immutable;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Applications;

/// <summary>Layers that Keras's ready networks bring with them and that are no part of <c>keras.layers</c>.</summary>
/// <remarks>
/// Input    any shape; for CustomScaleLayer two of the same
/// Output   the same
/// Weights  LayerScale: one factor for each channel; the others none
/// Source   https://keras.io/api/applications/
/// </remarks>
internal static class ApplicationLayers
{
    private const string Source = "https://keras.io/api/applications/";

    /// <summary>All of them.</summary>
    public static readonly ImmutableArray<LayerDefinition> All =
    [
        LayerDefinition.KeepingShape("LayerScale", ReadScale, Factors, (_, _, y) => new(0L, y.Elements())) with
        {
            Source = Source,
            Sight = Sight.SamePosition,
        },
        LayerDefinition.KeepingShape("StochasticDepth", c => c.Number("drop_path_rate", least: 0, most: 1)) with
        {
            Source = Source,
            Sight = Sight.SamePosition,
            ComputesInPolicy = true,
        },
        LayerDefinition.Applying("CustomScaleLayer", ReadCustomScale, AddScaled) with { Source = Source, Sight = Sight.SamePosition },
    ];

    private static readonly FrozenDictionary<string, LayerDefinition> ByName = All.ToFrozenDictionary(layer => layer.Type);

    /// <summary>The layer of a class's name, or null.</summary>
    public static LayerDefinition? Find(string name) => ByName.GetValueOrDefault(name);

    private static long ReadScale(ConfigReader c)
    {
        c.Ignore("init_values");
        return c.Positive("projection_dim");
    }

    // Keras gives the weight no name of its own.
    private static IEnumerable<Weight> Factors(long channels, TensorShape x) => [new(WeightRole.Scale, "variable", new Axis("channels", channels))];

    private static DTypePolicy ReadCustomScale(ConfigReader c)
    {
        c.Ignore("scale");
        return c.Policy;
    }

    private static LayerEffect AddScaled(DTypePolicy policy, CallInputs inputs)
    {
        var tensors = inputs.Several();
        if (tensors.Length != 2)
            throw Problems.RuleBrokenException.InInput("wrong_input_count.exactly", ("expected", 2), ("received", tensors.Length));
        return new(tensors[0] with { DType = policy.Compute }, [], new(0L, inputs.Batched(tensors[0].Shape).Elements() * 2L));
    }
}
