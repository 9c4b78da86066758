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

    public static readonly LayerDefinition Definition = LayerDefinition.Of("Reshape", Read, new(Output, Output)) with
    {
        Source = "https://keras.io/api/layers/reshaping_layers/reshape/",
        WithoutWeights = "rearranges",
        IsBuiltFromTheStart = true,
    };

    private static ImmutableArray<Dim> Read(ConfigReader c)
    {
        var target = c.Shape(Target, least: -1);
        if (target.Count(IsRest) > 1) c.Report(Target, "reshape.several_rests");
        return target;
    }

    private static Shape<T> Output<T>(ImmutableArray<Dim> target, Shape<T> x)
        where T : ISize<T> =>
        new([x.AtLeastRank(1)[0], .. Fit(Target, target, x[1..], x.Counted()).Sizes]);

    /// <summary>The sizes of a target shape for an input, with the one that is left worked out where it can be.</summary>
    /// <param name="argument">The argument that holds the target.</param>
    /// <param name="target">The target; −1 for what is left.</param>
    /// <param name="input">What is to be reshaped.</param>
    /// <param name="shown">The shape that faults show, if another.</param>
    internal static Shape<T> Fit<T>(string argument, ImmutableArray<Dim> target, Shape<T> input, TensorShape? shown = null)
        where T : ISize<T>
    {
        if (input.IsFullyKnown && target.All(size => size.IsKnown))
        {
            Count elements = input.Counted().Elements(), known = new TensorShape([.. target.Where(size => !IsRest(size))]).Elements();
            var hasRest = target.Any(IsRest);
            if (hasRest ? known.Value == 0 || elements.Value % known.Value != 0 : elements != known)
                throw Mismatch(argument, hasRest ? "reshape.rest" : "reshape.size", target, shown ?? input.Counted(), elements, known);
        }

        return Fill(target, input);
    }

    /// <summary>The sizes of a target shape, the one that is left worked out where all others are known and not 0.</summary>
    internal static Shape<T> Fill<T>(ImmutableArray<Dim> target, Shape<T> input)
        where T : ISize<T>
    {
        var others = new Shape<T>([.. target.Where(size => !IsRest(size)).Select(T.Of)]);
        var isKnown = input.IsFullyKnown && others.IsFullyKnown && !target.Contains(0);
        return new([.. target.Select(size => IsRest(size) ? Rest().Because("reshaped.rest") : T.Of(size).Because("reshaped"))]);

        T Rest() => isKnown ? input.Product() / others.Product() : T.Of(Dim.Unknown);
    }

    internal static bool IsRest(Dim dim) => dim == -1;

    private static RuleBrokenException Mismatch(string argument, string key, ImmutableArray<Dim> target, TensorShape x, Count elements, Count known) =>
        RuleBrokenException.In(argument, key,
            ("target", $"({string.Join(", ", target)})"), ("shape", x), ("elements", elements), ("known", known));
}
