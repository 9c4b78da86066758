using System.Collections.Immutable;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Layers.Recurrent;
using SummaryService.Domain.Models;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Inference;

/// <summary>Binds layers to their arguments and applies them, and says where a fault of theirs is.</summary>
internal static class LayerBinder
{
    /// <summary>The layer, ready to be applied; null where an argument is wrong, with its problems told, or its class is not known.</summary>
    public static BoundLayer? Bind(LayerNode layer, WalkContext context)
    {
        if (layer.Model is { } model) return new ModelBinding(model, context);
        if (layer.Definition is not { } definition) return null;
        var reader = context.TakeReader();
        reader.Open(layer.Config, layer.Policy, layer.Quantization, layer.Spelling);
        reader.ReadNested = definition.LayerArguments.IsEmpty ? null : NestedReaderOf(layer, context);
        var bound = definition.Bind(reader);
        var isSound = !reader.HasFaults && !reader.HasUnsoundLayer;
        foreach (var fault in reader.Faults)
            context.Problems.Add(Located(fault, layer));
        if (layer.IsStrict && reader.Unasked(CommonArguments.Names) is { } unknown)
        {
            isSound = false;
            ReportUnknown(unknown, layer, definition, context.Problems);
        }

        var activations = reader.ActivationLayers;
        context.GiveBack(reader);
        return !isSound || bound is null ? null : activations is null ? bound : BindActivations(bound, activations, layer, context);
    }

    /// <summary>What the layer does with its inputs; null, with its problem told, where it refuses them.</summary>
    /// <param name="bound">The layer, bound.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="inputs">What goes in.</param>
    /// <param name="inputsPointer">Where the inputs are written, if not in the layer itself.</param>
    /// <param name="context">Where problems go.</param>
    public static LayerEffect? Apply(BoundLayer bound, LayerNode layer, CallInputs inputs, string? inputsPointer, WalkContext context)
    {
        try
        {
            var effect = bound.Apply(inputs);
            var rank = 0;
            if (effect.Output is TensorSpec only)
            {
                rank = only.Shape.Rank;
            }
            else
            {
                var tensors = effect.Output.Flatten();
                if (!context.CountTensors(tensors.Count)) return null;
                foreach (var tensor in tensors)
                    rank = Math.Max(rank, tensor.Shape.Rank);
            }

            if (rank <= context.Options.Limits.Rank) return effect;
            context.Problems.Add(Located(Fault.InInput("limit_exceeded.rank", ("limit", context.Options.Limits.Rank), ("received", rank)), layer, inputsPointer));
        }
        catch (RuleBrokenException broken) when (IsUntold(broken.Fault) && !layer.IsStrict && inputsPointer is null)
        {
            // A file that a program wrote may say elsewhere what a person would have to write.
        }
        catch (RuleBrokenException broken)
        {
            context.Problems.Add(Located(broken.Fault, layer, inputsPointer));
        }
        catch (NestedFaultException nested)
        {
            context.Problems.Add(nested.Problem);
        }
        catch (OverflowException)
        {
            context.Problems.Add(Located(Fault.InInput("too_large"), layer, inputsPointer));
        }
        catch (UnknownOutputException)
        {
        }

        return null;
    }

    /// <summary>The fault as a problem of this layer: at the argument to blame, or at the layer.</summary>
    public static Problem Located(Fault fault, LayerNode layer, string? inputs = null)
    {
        var argument = fault.Argument is null ? default : layer.Config[fault.Argument];
        if (!argument.Exists && fault.Argument is { } named && layer.Spelling is { } spelling) argument = layer.Config[spelling.NameOf(named)];
        return new Problem
        {
            Key = fault.Key,
            Pointer = argument.Exists ? argument.Pointer : fault.Argument is null && inputs is not null ? inputs : layer.Origin.Pointer,
            Layer = layer.Name,
            Received = argument.Excerpt,
            Values = [.. fault.Values, new("type", layer.Type), new("layer", layer.Name)],
        };
    }

    private static bool IsUntold(Fault fault) => fault.Key.StartsWith("unknown_output", StringComparison.Ordinal);

    // In a method of its own, so that a layer without layers in it pays for no closure.
    private static Func<Node, NestedLayer?> NestedReaderOf(LayerNode layer, WalkContext context) =>
        value => layer.ReadNested?.Invoke(value) is { } nested ? BindNested(nested, context) : null;

    private static NestedLayer? BindNested(LayerNode nested, WalkContext context)
    {
        var bound = nested.IsForeign ? BindForeign(nested) : Bind(nested, context);
        return bound is null ? null : new(nested.Name, nested.Type, new NestedBinding(nested, bound));
    }

    private static ActivatedBinding? BindActivations(
        BoundLayer bound, List<(string Argument, Node Layer)> activations, LayerNode layer, WalkContext context)
    {
        var layers = ImmutableArray.CreateBuilder<(string, NestedLayer)>(activations.Count);
        foreach (var (argument, value) in activations)
        {
            if (layer.ReadNested?.Invoke(value) is { } node && BindNested(node, context) is { } nested) layers.Add((argument, nested));
        }

        return layers.Count == activations.Count ? new(bound, layers.MoveToImmutable()) : null;
    }

    private static BoundLayer BindForeign(LayerNode nested) =>
        ForeignCell.Of(new ConfigReader(nested.Config, nested.Policy)) ?? (BoundLayer)new ForeignLayer();

    private static void ReportUnknown(List<(string Name, Node Value)> unknown, LayerNode layer, LayerDefinition definition, ProblemList problems)
    {
        var known = definition.Arguments.Select(argument => argument.Name).ToList();
        foreach (var (name, value) in unknown)
        {
            if (problems.IsFull) return;
            var suggestion = Suggestion.For(name, known.Concat(["name", "trainable", "dtype"]));
            problems.Add(new Problem
            {
                Key = suggestion is null ? "unknown_argument" : "unknown_argument.suggestion",
                Pointer = value.Pointer,
                Layer = layer.Name,
                Received = value.Excerpt,
                Values =
                [
                    new("argument", name), new("type", layer.Type), new("suggestion", suggestion ?? ""),
                    new("known", string.Join(", ", known)),
                ],
            });
        }
    }
}
