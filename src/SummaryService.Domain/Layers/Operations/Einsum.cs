using System.Collections.Immutable;
using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Operations;

/// <summary>Einsum: a product that an equation states, a letter for each axis; letters that the output lacks are summed over.</summary>
/// <remarks>
/// Input    as many tensors as the equation has parts; "..." stands for any further axes
/// Output   the sizes of the output's letters; without an output, of the letters that occur once, in alphabetical order
/// Source   https://keras.io/api/ops/numpy/
/// </remarks>
internal static class Einsum
{
    private const string Subscripts = "subscripts";
    private const string Open = "...";

    public static readonly LayerDefinition Definition = Operation.Of("Einsum", ["operands"], Read, (equation, o) =>
    {
        var tensors = o.All;
        if (tensors.Count != equation.Inputs.Length)
            throw RuleBrokenException.InInput("wrong_input_count.einsum", ("expected", equation.Inputs.Length), ("received", tensors.Count), ("equation", equation.Text));
        var types = tensors.Select(tensor => tensor.DType).Distinct().ToArray();
        var type = types is [var only] && only == DType.Int8 ? DType.Int32 : Operation.Promote(types);
        var (shape, product) = equation.Apply([.. tensors.Select(tensor => tensor.Shape)], o);
        return tensors.Count > 1
            ? Operation.Multiplies(shape, type, product * (tensors.Count - 1L))
            : Operation.Gives(shape, type, equation.Sums ? product : 0L);
    }, (_, _, y, _) => Dims.Told("einsum.letter", y));

    private sealed record Equation(string Text, ImmutableArray<string> Inputs, string Output)
    {
        public bool Sums => Inputs[0].Any(letter => !Output.Contains(letter));

        /// <summary>The output's shape, and how many products are made.</summary>
        public (TensorShape Output, Count Product) Apply(ImmutableArray<TensorShape> shapes, Operands o)
        {
            var sizes = new SortedDictionary<char, TensorShape>();
            var open = TensorShape.Scalar;
            foreach (var (letters, shape) in Inputs.Zip(shapes))
            {
                var at = letters.IndexOf(Open, StringComparison.Ordinal);
                var named = at < 0 ? letters : letters.Remove(at, Open.Length);
                if (at < 0 ? shape.Rank != named.Length : shape.Rank < named.Length)
                    throw RuleBrokenException.InInput("incompatible_shapes.einsum_operand", ("letters", letters), ("shape", shape), ("equation", Text));
                var further = at < 0 ? 0 : shape.Rank - named.Length;
                if (at >= 0) open = Operation.Broadcast(open, shape[at..(at + further)]);
                for (var i = 0; i < named.Length; i++)
                {
                    var size = new TensorShape(shape[at >= 0 && i >= at ? i + further : i]);
                    sizes[named[i]] = sizes.TryGetValue(named[i], out var known) ? Agree(named[i], known, size) : size;
                }
            }

            // The batch is what comes first, under a letter or not.
            var product = Inputs[0].StartsWith('.') ? o.Elements(open) : open.Elements();
            foreach (var (letter, size) in sizes)
                product *= Inputs.Any(letters => letters.StartsWith(letter)) ? o.Elements(size) : size.Elements();
            var dims = new List<Dim>();
            for (var i = 0; i < Output.Length; i++)
            {
                if (Output[i] != '.') dims.Add(sizes[Output[i]][0]);
                else if (i == 0 || Output[i - 1] != '.') dims.AddRange(open.Dims);
            }

            return (new([.. dims]), product);
        }

        private TensorShape Agree(char letter, TensorShape known, TensorShape size) => Broadcasting.Operate(known, size)
            ?? throw RuleBrokenException.InInput("incompatible_shapes.einsum_letters", ("letter", letter), ("first", known[0]), ("second", size[0]), ("equation", Text));
    }

    private static Equation Read(ConfigReader c)
    {
        if (c.Words(Subscripts) is not { } text) return new("", [""], "");
        var sides = text.Replace(" ", "", StringComparison.Ordinal).Split("->");
        ImmutableArray<string> inputs = [.. sides[0].Split(',')];
        var output = sides.Length > 1 ? sides[1] : Open + string.Concat(sides[0].Where(char.IsAsciiLetter).GroupBy(letter => letter)
            .Where(letters => letters.Count() == 1).Select(letters => letters.Key).Order());
        var isSound = sides.Length <= 2 && inputs.Append(output).All(IsLetters) && IsSet(output) && output.All(letter => letter == '.' || sides[0].Contains(letter));
        if (!isSound) c.Report(Subscripts, "wrong_kind.einsum", ("received", text));
        return new(text, inputs, output);
    }

    private static bool IsLetters(string letters) => letters.Replace(Open, "", StringComparison.Ordinal).All(char.IsAsciiLetter)
        && letters.Count(letter => letter == '.') is 0 or 3;

    private static bool IsSet(string letters) => letters.Where(char.IsAsciiLetter).Distinct().Count() == letters.Count(char.IsAsciiLetter);
}
