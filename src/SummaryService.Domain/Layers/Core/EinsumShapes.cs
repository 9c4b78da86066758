using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Core;

/// <summary>An einsum product's equation with the sizes of its axes.</summary>
/// <param name="Equation">The equation.</param>
/// <param name="Input">The shape that goes in.</param>
/// <param name="Output">The shape that comes out.</param>
/// <param name="OpenAxes">How many axes of the input have no letter.</param>
internal sealed record EinsumShapes(EinsumEquation Equation, TensorShape Input, TensorShape Output, int OpenAxes)
{
    /// <summary>The axis of a letter of the kernel, which must be known.</summary>
    public Axis KernelAxis(char letter) => Equation.Output.Contains(letter) ? OutputAxis(letter) : new(Meaning(letter), Input.Known(InInput(letter)));

    /// <summary>The axis of a letter of the output, which must be known.</summary>
    public Axis OutputAxis(char letter) => Output[InOutput(letter)] is { IsKnown: true } dim
        ? new(Meaning(letter), dim.Size)
        : throw RuleBrokenException.In("output_shape", "unknown_axis.einsum", ("letter", letter), ("equation", Equation.Text));

    /// <summary>An axis of size 1, in place of one that a weight does not depend on.</summary>
    public static Axis Single(char letter) => new(Meaning(letter), 1);

    /// <summary>Axes of size 1 in place of those without a letter.</summary>
    public IEnumerable<Axis> OpenSingles => Enumerable.Repeat(new Axis("axis …", 1), OpenAxes);

    /// <summary>How many products an element of the output sums: the sizes of the input's axes that do not come out.</summary>
    public Count ProductsPerElement
    {
        get
        {
            Count products = 1L;
            foreach (var letter in Equation.Input)
            {
                if (!Equation.Output.Contains(letter)) products *= Input[InInput(letter)];
            }

            return products;
        }
    }

    /// <summary>Refuses an output whose sizes are not the input's on the axes that both have.</summary>
    public void RefuseMismatch()
    {
        foreach (var letter in Equation.Input)
        {
            if (!Equation.Output.Contains(letter)) continue;
            var (going, coming) = (Input[InInput(letter)], Output[InOutput(letter)]);
            if (coming.IsKnown && coming != going)
            {
                throw RuleBrokenException.In("output_shape", "incompatible_shapes.einsum_axis",
                    ("letter", letter), ("equation", Equation.Text), ("input", going.IsKnown ? going : "null"), ("output", coming));
            }
        }
    }

    private static string Meaning(char letter) => $"axis {letter}";

    private int InInput(char letter) => Equation.Input.IndexOf(letter) + (Equation.IsLeftOpen ? OpenAxes : 0);

    private int InOutput(char letter) => Equation.Output.IndexOf(letter) + (Equation.IsLeftOpen ? OpenAxes : 0);
}
