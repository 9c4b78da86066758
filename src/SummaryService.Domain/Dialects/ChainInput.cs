using System.Collections.Frozen;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Layers.Core;
using SummaryService.Domain.Models;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Dialects;

/// <summary>Gives chains that name no input the one that their first entry brings: a model its own, a layer what it tells of it.</summary>
/// <remarks>Source: <c>Sequential.add</c>, and the constructors of <c>Embedding</c> and <c>RNN</c>, in the releases' sources.</remarks>
internal static class ChainInput
{
    // Where these stand first, their input_dim is the size of each step of a sequence; elsewhere it is the only size of an example.
    private static readonly FrozenSet<string> OfSequences = FrozenSet.Create(
        "LSTM", "GRU", "SimpleRNN", "RNN", "CuDNNLSTM", "CuDNNGRU", "Bidirectional", "TimeDistributedDense",
        "Conv1D", "SeparableConv1D", "DepthwiseConv1D", "Conv1DTranspose", "LocallyConnected1D");

    private static readonly Spelling Vector = Spelled("input_dim");
    private static readonly Spelling Sequence = Spelled("input_length", "input_dim");
    private static readonly Spelling Numbers = Spelled("input_length");

    /// <summary>The model with an input for each of its chains that can have one.</summary>
    public static ModelGraph Give(ModelGraph model, ReadContext context) => Give(model, context, context.Era.BuildsOnFirstLayer);

    private static ModelGraph Give(ModelGraph model, ReadContext context, bool buildsOnFirstLayer)
    {
        if (model.Layers.Any(layer => layer.Model is not null)) model = model with { Layers = [.. model.Layers.Select(layer => GiveInside(layer, context))] };
        if (!model.Inputs.Contains(TensorSource.Outside) || model.Layers.IsEmpty || model.Calls[0].IsEmpty) return model;
        var (input, isAssumed) = Brought(model.Layers[0]);
        if (input is null || isAssumed && !buildsOnFirstLayer) return model;
        var name = context.Era.Naming.NamesInputsOfChains ? $"{model.Layers[0].Name}_input" : context.Names.Of(InputLayer.Definition);
        // What an earlier release builds, it does not assume.
        return Chain.Begin(model, input with { Name = name }) with { AssumesInput = isAssumed && !context.Era.BuildsNestedOnFirstLayer };
    }

    private static LayerNode GiveInside(LayerNode layer, ReadContext context) =>
        layer.Model is { } model ? layer with { Model = Give(model, context, context.Era.BuildsNestedOnFirstLayer) } : layer;

    /// <summary>What a chain's first entry brings with it, and whether only releases before Keras 3 build the chain for it.</summary>
    private static (LayerNode? Input, bool IsAssumed) Brought(LayerNode first)
    {
        if (first.Model is { } model)
        {
            if (model.Inputs is [{ Layer: >= 0 } only]) return (model.Layers[only.Layer], model.AssumesInput);
            return model.Inputs.Contains(TensorSource.Outside) && model.Layers is [var inner, ..] ? Brought(inner) : default;
        }

        if (first.Definition is not { } definition) return default;
        if (definition.Type == "Embedding") return (InputOf(first, Numbers), true);
        if (definition.Takes("input_dim") || !first.Config["input_dim"].HasValue) return default;
        return OfSequences.Contains(definition.Type) ? (InputOf(first, Sequence), true) : (InputOf(first, Vector), false);
    }

    private static LayerNode InputOf(LayerNode first, Spelling spelling) => new()
    {
        Name = "",
        Type = InputLayer.Definition.Type,
        Definition = InputLayer.Definition,
        Config = first.Config,
        Origin = first.Origin,
        Spelling = spelling,
    };

    private static Spelling Spelled(params string[] sizes) => new(argument => argument switch
    {
        "dtype" => "input_dtype",
        "batch_size" => argument,
        _ => sizes.Contains(argument) ? argument : "",
    })
    { PartsOf = argument => argument == "shape" ? [.. sizes] : [] };
}
