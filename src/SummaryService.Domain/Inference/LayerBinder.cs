using SummaryService.Domain.Layers;
using SummaryService.Domain.Models;
using SummaryService.Domain.Problems;

namespace SummaryService.Domain.Inference;

/// <summary>Binds layers to their arguments, and says where a fault of theirs is.</summary>
internal static class LayerBinder
{
    /// <summary>The layer, ready to be applied; null, with its problems in the list, where an argument is wrong.</summary>
    public static BoundLayer? Bind(LayerNode layer, ProblemList problems)
    {
        var reader = new ConfigReader(layer.Config, layer.Policy, layer.Quantization, layer.Spelling)
        {
            ReadNested = layer.ReadNested is null ? null : value => layer.ReadNested(value) is { } nested ? BindNested(nested, problems) : null,
        };
        var bound = layer.Definition.Bind(reader);
        var isSound = !reader.HasFaults && !reader.HasUnsoundLayer;
        foreach (var fault in reader.Faults)
            problems.Add(Located(fault, layer));
        if (layer.IsStrict && !reader.AskedForAll()) isSound &= ReportUnknown(layer, reader, problems);
        return isSound ? bound : null;
    }

    private static NestedLayer? BindNested(LayerNode nested, ProblemList problems) => Bind(nested, problems) is { } bound
        ? new(nested.Name, nested.Definition.Type, new NestedBinding(nested, bound))
        : null;

    /// <summary>The fault as a problem of this layer: at the argument to blame, or at the layer.</summary>
    /// <param name="fault">What is wrong.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="inputs">Where the layer's inputs are written, if they are written anywhere.</param>
    public static Problem Located(Fault fault, LayerNode layer, string? inputs = null)
    {
        var argument = fault.Argument is null ? default : layer.Config[fault.Argument];
        return new Problem
        {
            Key = fault.Key,
            Pointer = argument.Exists ? argument.Pointer : fault.Argument is null && inputs is not null ? inputs : layer.Origin.Pointer,
            Layer = layer.Name,
            Received = argument.Excerpt,
            Values = [.. fault.Values, new("type", layer.Definition.Type), new("layer", layer.Name)],
        };
    }

    private static bool ReportUnknown(LayerNode layer, ConfigReader reader, ProblemList problems)
    {
        var isSound = true;
        foreach (var (name, value) in reader.Unasked())
        {
            if (CommonArguments.Names.Contains(name)) continue;
            isSound = false;
            var known = layer.Definition.Arguments.Select(argument => argument.Name);
            var suggestion = Suggestion.For(name, known.Concat(["name", "trainable", "dtype"]));
            problems.Add(new Problem
            {
                Key = suggestion is null ? "unknown_argument" : "unknown_argument.suggestion",
                Pointer = value.Pointer,
                Layer = layer.Name,
                Received = value.Excerpt,
                Values =
                [
                    new("argument", name), new("type", layer.Definition.Type), new("suggestion", suggestion ?? ""),
                    new("known", string.Join(", ", known)),
                ],
            });
        }

        return isSound;
    }
}
