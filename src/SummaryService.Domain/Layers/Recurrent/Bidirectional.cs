using System.Collections.Immutable;
using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Recurrent;

/// <summary>Bidirectional: an RNN that runs over the sequence forwards, and one that runs backwards.</summary>
/// <remarks>
/// Input    what the RNN takes; the first half of the states to begin with is the forward one's
/// Output   the two outputs, concatenated on the last axis or merged element by element, or both of them;
///          with return_state the states of both follow
/// Weights  the RNN's, twice: under forward_… and backward_…
/// Source   https://keras.io/api/layers/recurrent_layers/bidirectional/
/// </remarks>
internal static class Bidirectional
{
    public static readonly LayerDefinition Definition = LayerDefinition.Applying("Bidirectional", Read, Apply, Sizes) with
    {
        WeightsNote = "directions",
        Source = "https://keras.io/api/layers/recurrent_layers/bidirectional/",
        TakesMask = true,
    };

    private const string Forward = "forward_", Backward = "backward_";

    private sealed record Config(NestedLayer? Layer, NestedLayer? BackwardLayer, string? MergeMode, DTypePolicy Policy);

    private static Config Read(ConfigReader c)
    {
        var config = new Config(
            c.Layer("layer"), c.OptionalLayer("backward_layer"), c.ChoiceOrNone("merge_mode", "concat", "sum", "mul", "ave"), c.Policy);
        c.Ignore("weights");
        var forward = LoopOf(c, "layer", config.Layer);
        var backward = LoopOf(c, "backward_layer", config.BackwardLayer);
        if (forward is null) return config;
        if (backward is null)
        {
            if (forward.GoesBackwards && config.BackwardLayer is null) c.Report("layer", "conflicting_arguments.both_backwards");
            return config;
        }

        if (forward.GoesBackwards == backward.GoesBackwards)
            c.Report("backward_layer", "conflicting_arguments.same_direction", ("value", backward.GoesBackwards ? "true" : "false"));
        else if (forward != backward with { GoesBackwards = forward.GoesBackwards })
            c.Report("backward_layer", "conflicting_arguments.directions_differ");
        return config;
    }

    private static Loop? LoopOf(ConfigReader c, string argument, NestedLayer? layer)
    {
        if (layer is null) return null;
        if (layer.Bound.Innermost is RecurrentLayer recurrent) return recurrent.Loop;
        c.Report(argument, "wrong_kind.recurrent_layer", ("inner", layer.Type));
        return null;
    }

    private static LayerEffect Apply(Config config, CallInputs inputs)
    {
        var layer = config.Layer!;
        var rule = (RecurrentLayer)layer.Bound.Innermost;
        var given = RecurrentInputs.Of(inputs, "initial_state");
        var states = given.States;
        var half = rule.StateCount;
        if (!states.IsEmpty && states.Length != 2 * half)
            throw RuleBrokenException.InInput("wrong_input_count.states", ("expected", 2 * half), ("received", states.Length));

        var forward = layer.Apply(Inputs(states.IsEmpty ? [] : states[..half]), Named(layer, Forward));
        var backward = config.BackwardLayer is { } other
            ? other.Apply(Inputs(states.IsEmpty ? [] : states[half..]))
            : layer.Apply(Inputs(states.IsEmpty ? [] : states[half..]), Named(layer, Backward));

        var (ahead, back) = (forward.Output.Flatten(), backward.Output.Flatten());
        var outputs = Merge(config.MergeMode, ahead[0].Shape, back[0].Shape).Concat(ahead.Skip(1).Concat(back.Skip(1)).Select(state => state.Shape));
        ImmutableArray<TensorTree> tensors = [.. outputs.Select(shape => new TensorSpec(shape, config.Policy.Compute))];
        var merging = config.MergeMode is null or "concat" ? 0L : inputs.Batched(ahead[0].Shape).Elements();
        return new(
            tensors is [var only] ? only : new TensorSequence(tensors, IsTuple: false),
            [.. forward.Weights, .. backward.Weights],
            forward.Work + backward.Work + new Work(0L, merging));

        CallInputs Inputs(ImmutableArray<TensorSpec> own) => inputs.Of(new TensorSequence([given.First, .. own], IsTuple: false));
    }

    private static DimRule[][]? Sizes(Config config, CallInputs inputs, TensorTree output)
    {
        var one = inputs.Of(RecurrentInputs.Of(inputs, "initial_state").First);
        var ahead = Sizes(config.Layer!, one);
        var back = Sizes(config.BackwardLayer ?? config.Layer!, one);
        if (ahead is null || back is null) return null;
        var last = ahead[0][^1];
        DimRule[][] merged = config.MergeMode switch
        {
            null => [ahead[0], back[0]],
            "concat" => [ahead[0].With(^1, new("bidirectional", 2 * last.Size))],
            _ => [ahead[0]],
        };
        return [.. merged, .. ahead[1..], .. back[1..]];
    }

    private static DimRule[][]? Sizes(NestedLayer layer, CallInputs inputs) => layer.Bound.Derive(inputs, layer.Apply(inputs).Output);

    private static TensorShape[] Merge(string? mode, TensorShape ahead, TensorShape back) => mode switch
    {
        null => [ahead, back],
        // Keras doubles the forward output's last axis, whatever the backward one's is.
        "concat" => [ahead.With(^1, ahead[^1] * 2)],
        _ => [ahead],
    };

    private static string Named(NestedLayer layer, string prefix) =>
        layer.Name.StartsWith(prefix, StringComparison.Ordinal) ? layer.Name : prefix + layer.Name;
}
