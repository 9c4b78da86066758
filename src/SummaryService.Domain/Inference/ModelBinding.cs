using System.Collections.Immutable;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Models;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Inference;

/// <summary>A model that stands where a layer stands.</summary>
/// <remarks>
/// It is inferred once for each distinct input, so that a model which nests another ten times, nineteen deep, costs
/// nineteen walks and not 10¹⁹.
/// </remarks>
internal sealed class ModelBinding : BoundLayer
{
    private readonly ModelGraph _graph;
    private readonly ImmutableArray<BoundLayer?> _bound;
    private readonly WalkContext _context;
    private readonly List<(ImmutableArray<TensorSpec> Inputs, InferredModel Model)> _known = [];

    public ModelBinding(ModelGraph graph, WalkContext context)
    {
        (_graph, _context) = (graph, context);
        _bound = GraphWalk.Bind(graph, context);
        if (!graph.Inputs.Contains(TensorSource.Outside) && context.CountVisit()) Own = GraphWalk.Run(graph, _bound, [], context);
    }

    /// <summary>The model inferred for the inputs that it declares or, where it declares none, for those of its first call.</summary>
    public InferredModel? Own { get; private set; }

    public override Sight Sight => _graph.Inputs.Length == 1 && Own?.View.Field is { } view
        ? Sight.Through([.. view.Extent.Zip(view.Stride, (extent, stride) => new Glimpse(extent + -1, stride))])
        : Sight.None;

    public override LayerEffect Apply(CallInputs inputs)
    {
        var given = inputs.Several();
        if (given.Length != _graph.Inputs.Length)
            throw RuleBrokenException.InInput("wrong_input_count.exactly", ("expected", _graph.Inputs.Length), ("received", given.Length));
        return Inferred(given) is { Output: not null } model ? EffectOf(model) : throw new UnknownOutputException();
    }

    /// <summary>What a model gives and has that was inferred to its end.</summary>
    public static LayerEffect EffectOf(InferredModel model)
    {
        var weights = ImmutableArray.CreateBuilder<Weight>();
        var work = Work.None;
        var hasUnknownWeights = false;
        foreach (var part in model.Work)
            work += part;
        foreach (var layer in model.Layers)
        {
            hasUnknownWeights |= layer.HasUnknownWeights || layer.AwaitsInput;
            foreach (var weight in layer.Weights)
                weights.Add(Declared(layer.Node.Name, weight));
        }

        return new(model.Output!, weights.ToImmutable(), work) { HasUnknownWeights = hasUnknownWeights };
    }

    public override DimRule[][] Derive(CallInputs inputs, TensorTree output) =>
        [.. output.Flatten().Select(tensor => Dims.Told("nested", tensor.Shape))];

    private InferredModel? Inferred(ImmutableArray<TensorSpec> given)
    {
        // In a ring nothing is inferred, whatever goes in; it is told already.
        if (Own?.Layers.Length < _graph.Layers.Length) return Own;
        if (Own is not null && OwnInputs().SequenceEqual(given)) return Own;
        foreach (var (inputs, model) in _known)
        {
            if (inputs.SequenceEqual(given)) return model;
        }

        if (!_context.CountVisit()) return null;
        var inferred = GraphWalk.Run(_graph, _bound, given, _context);
        _known.Add((given, inferred));
        Own ??= inferred;
        return inferred;
    }

    private IEnumerable<TensorSpec> OwnInputs() => _graph.Inputs
        .Select(input => input.Layer < 0 ? null : Own!.Layers[input.Layer].Outputs[input.Call] as TensorSpec)
        .OfType<TensorSpec>();

    private static Weight Declared(string layer, LayerWeight weight) => new(weight.Role, $"{layer}/{weight.Name}", [.. weight.Axes])
    {
        DType = weight.DType,
        Fixed = weight.Fixed,
    };
}

/// <summary>Nobody can tell what the layer gives; what is wrong, if anything, is told already.</summary>
internal sealed class UnknownOutputException : Exception;
