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

    public static readonly LayerDefinition Definition = LayerDefinition.Of("Reshape", Read, Output, dims: Sizes) with
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

    private static TensorShape Output(ImmutableArray<Dim> target, TensorShape x)
    {
        var input = x.AtLeastRank(1)[1..];
        if (!input.IsFullyKnown || target.Any(dim => !dim.IsKnown))
            return new([x[0], .. target.Select(dim => IsRest(dim) ? Dim.Unknown : dim)]);

        var elements = input.Elements();
        var known = new TensorShape([.. target.Where(dim => !IsRest(dim))]).Elements();
        var rest = target.IndexOf(-1);
        if (rest < 0)
            return elements == known ? new([x[0], .. target]) : throw Mismatch("reshape.size", target, x, elements, known);
        if (known.Value == 0 || elements.Value % known.Value != 0)
            throw Mismatch("reshape.rest", target, x, elements, known);
        return new([x[0], .. target.SetItem(rest, (long)(elements / known).Value!.Value)]);
    }

    private static DimRule[] Sizes(ImmutableArray<Dim> target, TensorShape x)
    {
        var y = Output(target, x);
        return [Dims.Batch(y[0]), .. target.Select((dim, i) => IsRest(dim) ? Rest(y[i + 1]) : new("reshaped", y[i + 1]))];

        DimRule Rest(Dim size)
        {
            var others = new TensorShape([.. target.Where(dim => !IsRest(dim))]);
            return new("reshaped.rest", size.IsKnown ? new Quotient(Dims.Product(x[1..]), Dims.Product(others)) : size);
        }
    }

    private static bool IsRest(Dim dim) => dim == -1;

    private static RuleBrokenException Mismatch(string key, ImmutableArray<Dim> target, TensorShape x, Count elements, Count known) =>
        RuleBrokenException.In(Target, key,
            ("target", $"({string.Join(", ", target)})"), ("shape", x), ("elements", elements), ("known", known));
}
