using SummaryService.Domain.Documents;
using SummaryService.Domain.Layers.Core;
using SummaryService.Domain.Models;
using SummaryService.Domain.Problems;

namespace SummaryService.Domain.Dialects.Keras2;

/// <content>
/// Sequential models that begin with a <c>Merge</c> of other models, as Keras 1 allows. Their layers stand beside those
/// of the model itself, as its summary shows them.
/// </content>
internal sealed partial class Keras2Reader
{
    private static bool JoinsModels(Node entry) => entry["class_name"].TextIs("Merge") && entry["config"]["layers"].IsArray;

    private ModelGraph? Joined(string name, Node entries)
    {
        var (layers, inputs) = (new List<LayerNode>(), new List<TensorSource>());
        return Append(entries, layers, inputs) is not { } output ? null : new ModelGraph
        {
            Name = name,
            Type = "Sequential",
            Layers = [.. layers],
            Inputs = [.. inputs],
            Outputs = output,
        };
    }

    /// <summary>Adds the layers of a chain, and gives the tensor that comes out; null, with a problem, where one cannot be read.</summary>
    private TensorSource? Append(Node entries, List<LayerNode> layers, List<TensorSource> inputs)
    {
        TensorSource? last = null;
        foreach (var entry in entries.Items)
        {
            if (!context.CountLayer() || context.Problems.IsFull) return null;
            SourceTree? source = last;
            if (last is null && JoinsModels(entry)) source = Branches(entry["config"]["layers"], layers, inputs);
            if (Layer(entry) is not { } layer) return null;
            if (source is null && last is null && !JoinsModels(entry)) source = AddInput(layer, entry, layers, inputs);
            if (source is null && layer.Definition != InputLayer.Definition) return null;
            layers.Add(layer with { Calls = [source is null ? CallNode.OnNothing : new([new(null, source)])] });
            last = new TensorSource(layers.Count - 1);
            if (source is null) inputs.Add(last);
        }

        return last;
    }

    private SourceSequence? Branches(Node models, List<LayerNode> layers, List<TensorSource> inputs)
    {
        var sources = new List<SourceTree>();
        foreach (var model in models.Items)
        {
            var config = model["config"];
            var chain = config.IsArray ? config : config["output_layers"].Exists ? default : config["layers"];
            if (chain is { IsArray: true, ItemCount: 0 })
            {
                context.Problems.Add(new Problem { Key = "missing_layers", Pointer = model.Pointer });
                return null;
            }

            if ((chain.IsArray ? Append(chain, layers, inputs) : Single(model, layers, inputs)) is not { } output) return null;
            sources.Add(output);
        }

        return new([.. sources]);
    }

    /// <summary>A branch that is a graph or a single layer.</summary>
    private TensorSource? Single(Node entry, List<LayerNode> layers, List<TensorSource> inputs)
    {
        if (!context.CountLayer() || Layer(entry) is not { } layer) return null;
        var call = layer.Definition == InputLayer.Definition
            ? CallNode.OnNothing
            : AddInput(layer, entry, layers, inputs) is { } source ? new([new(null, source)]) : null;
        if (call is null) return null;
        layers.Add(layer with { Calls = [call] });
        var output = new TensorSource(layers.Count - 1);
        if (call == CallNode.OnNothing) inputs.Add(output);
        return output;
    }

    /// <summary>Adds the inputs that a first layer or a nested model declares.</summary>
    private SourceTree? AddInput(LayerNode first, Node entry, List<LayerNode> layers, List<TensorSource> inputs)
    {
        if (first.Definition == InputLayer.Definition) return null;
        var declared = first.Model is { } model && !model.Inputs.Contains(TensorSource.Outside)
            ? model.Inputs.Select(input => model.Layers[input.Layer])
            : InputOf(entry, first, entry["config"]) is { } own ? [own] : [];
        var sources = new List<SourceTree>();
        foreach (var input in declared)
        {
            layers.Add(input);
            inputs.Add(new TensorSource(layers.Count - 1));
            sources.Add(inputs[^1]);
        }

        if (sources.Count > 0) return sources is [var only] ? only : new SourceSequence([.. sources]);
        context.Problems.Add(new Problem { Key = "missing_inputs", Pointer = entry.Pointer, Layer = first.Name, Values = [new("type", first.Type)] });
        return null;
    }
}
