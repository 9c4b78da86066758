using System.Collections.Immutable;
using SummaryService.Domain.Formulas;
using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Reshaping;

/// <summary>Reshape: the same elements in another shape; −1 stands for the size that is left.</summary>
/// <remarks>
/// Input    (batch, …)
/// Output   (batch, target shape), of as many elements
/// Weights  none
/// Source   https://keras.io/api/layers/reshaping_layers/reshape/
/// </remarks>
internal static class Reshape
{
    private const string Target = "target_shape";

    public static readonly LayerDefinition Definition = LayerDefinition.Of("Reshape", Read, Output, dims: (target, x) => [Dims.Batch(x[0]), .. Sizes(target, x[1..], Output(target, x)[1..])]) with
    {
        Source = "https://keras.io/api/layers/reshaping_layers/reshape/",
        IsBuiltFromTheStart = true,
    };

    private static ImmutableArray<Dim> Read(ConfigReader c)
    {
        var target = c.Shape(Target, least: -1);
        if (target.Count(IsRest) > 1) c.Report(Target, "reshape.several_rests");
        return target;
    }

    private static TensorShape Output(ImmutableArray<Dim> target, TensorShape x) => new([x.AtLeastRank(1)[0], .. Fit(Target, target, x[1..], x)]);

    /// <summary>The sizes of a target shape for an input, with the one that is left worked out where it can be.</summary>
    /// <param name="argument">The argument that holds the target.</param>
    /// <param name="target">The target; −1 for what is left.</param>
    /// <param name="input">What is to be reshaped.</param>
    /// <param name="shown">The shape that faults show, if another.</param>
    internal static ImmutableArray<Dim> Fit(string argument, ImmutableArray<Dim> target, TensorShape input, TensorShape? shown = null)
    {
        if (!input.IsFullyKnown || target.Any(dim => !dim.IsKnown))
            return [.. target.Select(dim => IsRest(dim) ? Dim.Unknown : dim)];

        var elements = input.Elements();
        var known = new TensorShape([.. target.Where(dim => !IsRest(dim))]).Elements();
        var rest = target.IndexOf(-1);
        if (rest < 0)
            return elements == known ? target : throw Mismatch(argument, "reshape.size", target, shown ?? input, elements, known);
        if (known.Value == 0 || elements.Value % known.Value != 0)
            throw Mismatch(argument, "reshape.rest", target, shown ?? input, elements, known);
        return target.SetItem(rest, checked((long)(elements / known).Value!.Value));
    }

    /// <summary>How the sizes of a target shape come about for an input.</summary>
    internal static DimRule[] Sizes(ImmutableArray<Dim> target, TensorShape input, TensorShape y) =>
        Dims.Each(y, axis => IsRest(target[axis]) ? Rest(target, input, y[axis]) : new("reshaped", y[axis]));

    private static DimRule Rest(ImmutableArray<Dim> target, TensorShape input, Dim size)
    {
        var others = new TensorShape([.. target.Where(dim => !IsRest(dim))]);
        return new("reshaped.rest", size.IsKnown ? new Quotient(Dims.Product(input), Dims.Product(others)) : size);
    }

    internal static bool IsRest(Dim dim) => dim == -1;

    private static RuleBrokenException Mismatch(string argument, string key, ImmutableArray<Dim> target, TensorShape x, Count elements, Count known) =>
        RuleBrokenException.In(argument, key,
            ("target", $"({string.Join(", ", target)})"), ("shape", x), ("elements", elements), ("known", known));
}
