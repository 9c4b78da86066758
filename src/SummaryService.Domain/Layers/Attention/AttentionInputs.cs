using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Attention;

/// <summary>What attention works on; without a key, the value is the key as well.</summary>
/// <param name="Query">What looks for something: (batch, …, features).</param>
/// <param name="Value">What is found.</param>
/// <param name="Key">What is looked at.</param>
internal readonly record struct AttentionInputs(TensorShape Query, TensorShape Value, TensorShape Key)
{
    /// <summary>The shapes of a call's tensors, by their names, by position, or in one list.</summary>
    public static AttentionInputs Of(CallInputs inputs)
    {
        if (inputs.Find("query", 0) is not TensorSpec query || inputs.Find("value", 1) is not TensorSpec value)
            throw RuleBrokenException.InInput("wrong_input_count.attention");
        var key = inputs.Find("key", 2) as TensorSpec ?? value;
        return new(query.Shape.AtLeastRank(2), value.Shape.AtLeastRank(2), key.Shape.AtLeastRank(2));
    }

    /// <summary>The same with the batch size in place of an unknown batch.</summary>
    public AttentionInputs Batched(CallInputs inputs) => new(inputs.Batched(Query), inputs.Batched(Value), inputs.Batched(Key));

    /// <summary>Refuses a value and a key that do not go along with each other, step by step.</summary>
    public void RequireValueAndKeyToAgree()
    {
        // An unknown size beside a known one is refused as well: Keras wants them equal before the model runs.
        if (!Value.Dims[1..^1].SequenceEqual(Key.Dims[1..^1]))
            throw RuleBrokenException.InInput("incompatible_shapes.value_and_key", ("value", Value), ("key", Key));
    }
}
