using System.Collections.Immutable;
using System.Text.RegularExpressions;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Core;

/// <summary>The equation of an einsum product, a letter for each axis: <c>abc,cd->abd</c>.</summary>
/// <param name="Text">The equation as it was given.</param>
/// <param name="Input">The letters of the input.</param>
/// <param name="Kernel">The letters of the kernel.</param>
/// <param name="Output">The letters of the output.</param>
/// <param name="IsLeftOpen">Whether <c>...</c> before the letters stands for any further axes.</param>
/// <param name="IsRightOpen">Whether <c>...</c> after the letters does.</param>
internal sealed partial record EinsumEquation(string Text, string Input, string Kernel, string Output, bool IsLeftOpen, bool IsRightOpen)
{
    /// <summary>The equation that a text states; null where it states none of the forms that Keras takes.</summary>
    public static EinsumEquation? Parse(string text)
    {
        var match = Form().Match(text);
        if (!match.Success) return null;
        var equation = new EinsumEquation(
            text, match.Groups["input"].Value, match.Groups["kernel"].Value, match.Groups["output"].Value,
            match.Groups["left"].Length > 0, match.Groups["right"].Length > 0);
        return HasEachLetterOnce(equation.Input) && HasEachLetterOnce(equation.Kernel) && HasEachLetterOnce(equation.Output) ? equation : null;
    }

    /// <summary>The letter that has no counterpart, so that its size could not be told; null where all have one.</summary>
    public char? FindOrphan()
    {
        foreach (var letter in Kernel)
        {
            if (!Output.Contains(letter) && !Input.Contains(letter)) return letter;
        }

        foreach (var letter in Output)
        {
            if (!Input.Contains(letter) && !Kernel.Contains(letter)) return letter;
        }

        return null;
    }

    /// <summary>The equation for an input and for the output sizes that the layer is given.</summary>
    public EinsumShapes Apply(TensorShape x, ImmutableArray<Dim> given)
    {
        if (IsLeftOpen || IsRightOpen) x.AtLeastRank(Input.Length + (IsLeftOpen ? 1 : 0));
        else x.OfRank(Input.Length);
        // The batch comes from the input, as do axes without a letter.
        var expected = IsLeftOpen ? Output.Length : Output.Length - 1;
        if (given.Length != expected)
        {
            throw RuleBrokenException.In("output_shape", "incompatible_shapes.einsum_rank",
                ("received", given.Length), ("expected", expected), ("equation", Text));
        }

        var open = x.Rank - Input.Length;
        List<Dim> output = [x[0], .. given];
        // Keras puts each of several open axes in front of the one before, so that they come out in reverse.
        for (var i = 1; IsLeftOpen && i < open; i++)
            output.Insert(1, x[i]);
        for (var i = Input.Length; IsRightOpen && i < x.Rank; i++)
            output.Add(x[i]);
        var shapes = new EinsumShapes(this, x, new([.. output]), open);
        shapes.RefuseMismatch();
        return shapes;
    }

    private static bool HasEachLetterOnce(string letters) => letters.Distinct().Count() == letters.Length;

    [GeneratedRegex(@"\A(?:(?<input>[a-zA-Z]+),(?<kernel>[a-zA-Z]+)->(?<output>[a-zA-Z]+)|(?<left>\.{3})(?<input>[a-zA-Z]+),(?<kernel>[a-zA-Z]+)->\.{3}(?<output>[a-zA-Z]+)|(?<input>[a-zA-Z]{2,})(?<right>\.{3}),(?<kernel>[a-zA-Z]+)->(?<output>[a-zA-Z]+)\.{3})\z")]
    private static partial Regex Form();
}
