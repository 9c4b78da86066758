using System.Collections.Immutable;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Reconstruction;

/// <summary>Finds what goes into the first layer of a chain, where no row shows it: inputs are proposed, and the first row judges them.</summary>
internal sealed class InputSearch(RowSolver solver, TrialBudget budget)
{
    // A layer without a bias or with padding is still usual; one with groups is not.
    private const double MostCost = 3;

    // The window sizes for which a valid convolution's input is proposed.
    private static readonly long[] Shrinkings = [0, 2, 4, 1, 6, 10, 3];

    /// <summary>The input's shape and the row's reading on it; null where no proposal gives the row.</summary>
    public (TensorShape Input, RowAnswer Answer, ImmutableArray<TensorShape> Others)? Find(PrintedRow row, RowTarget target)
    {
        if (!target.Shape.IsTold) return null;
        var found = new List<(TensorShape Input, RowAnswer Answer, double Cost)>();
        var left = 120;
        foreach (var (input, cost) in Proposals(row, target).DistinctBy(proposal => proposal.Shape))
        {
            if (left-- == 0 || budget.IsSpent) break;
            // A usual input with a usual layer is not beaten by what comes later.
            if (found.Count > 0 && found.Min(one => one.Cost) <= cost - 4) break;
            if (solver.Solve(row, new TensorSpec(input, DType.Float32), target, MostCost) is { } answer) found.Add((input, answer, cost + answer.Reading.Cost));
        }

        if (found.Count == 0) return null;
        var best = found.MinBy(one => one.Cost);
        var whole = solver.Solve(row, new TensorSpec(best.Input, DType.Float32), target) ?? best.Answer;
        return (best.Input, whole, [.. found.Where(one => !one.Input.Equals(best.Input)).OrderBy(one => one.Cost).Select(one => one.Input)]);
    }

    private static IEnumerable<(TensorShape Shape, double Cost)> Proposals(PrintedRow row, RowTarget target)
    {
        if (row.Input is { IsTold: true } told) return [(told.Tensors[0], 0)];
        var output = target.Shape.Tensors[0];
        if (output.Rank == 0) return [];
        return Unordered(output, target.Params ?? 0).OrderBy(proposal => proposal.Cost);
    }

    private static IEnumerable<(TensorShape Shape, double Cost)> Unordered(TensorShape output, Int128 count)
    {
        yield return (output, count == 0 ? 0 : 3);
        var batch = output[0];
        foreach (var features in Features(output, count))
        {
            // (batch, …, features): dense and recurrent layers, convolutions.
            if (output.Rank == 2) yield return (new(batch, features.Size), features.Cost);
            if (output.Rank == 2) yield return (new(batch, Dim.Unknown, features.Size), 2 + features.Cost);
            if (output.Rank > 2) yield return (output.With(^1, features.Size), 2 + features.Cost);
        }

        // An embedding adds an axis; what repeats or reshapes may.
        if (output.Rank > 1) yield return (output[..^1], 1);
        if (output.Rank == 2 && output[1].IsKnown)
        {
            foreach (var shape in Images(output[1].Size))
                yield return (new([batch, .. shape]), 1);
            yield return (new(batch, Dim.Unknown, Dim.Unknown, output[1]), 6);
            yield return (new(batch, Dim.Unknown, output[1]), 7);
        }

        if (output.Rank > 2 && output[1..].IsFullyKnown) yield return (new(batch, Product(output[1..])), 3);
        if (output.Rank < 3) yield break;
        foreach (var (sizes, cost) in Spatial(output))
        {
            foreach (var channels in Channels(output, count))
                yield return (new([batch, .. sizes, channels.Size]), cost + channels.Cost);
        }
    }

    /// <summary>Numbers of features for which a weight matrix has the count, with a bias and without.</summary>
    private static IEnumerable<(long Size, double Cost)> Features(TensorShape output, Int128 count)
    {
        if (!output[^1].IsKnown || output[^1].Size < 1) yield break;
        Int128 units = output[^1].Size;
        // Gates and directions multiply the matrix: 1 of a dense layer, 3 and 4 of recurrent ones, twice these of two directions.
        foreach (var (width, gates) in ((Int128, int)[])[(units, 1), (units, 4), (units, 3), (units / 2, 8), (units / 2, 6), (units / 2, 2), (units, 2)])
        {
            if (width == 0) continue;
            foreach (var rest in (Int128[])[1, 0, width + 1, width + 2, width])
            {
                var (size, remainder) = Int128.DivRem(count - (rest * width * gates), width * gates);
                if (remainder == 0 && size > 0 && size < 1 << 30) yield return ((long)size, gates == 1 ? 0 : 0.5);
            }
        }
    }

    private static IEnumerable<(long Size, double Cost)> Channels(TensorShape output, Int128 count)
    {
        long[] usual = [3, 1, 4, 2];
        for (var i = 0; i < usual.Length; i++)
            yield return (usual[i], i / 2.0);
        if (!output[^1].IsKnown || output[^1].Size < 1) yield break;
        foreach (var volume in (long[])[9, 25, 1, 3, 5, 49, 4, 7, 27, 2])
        {
            foreach (var bias in (long[])[1, 0])
            {
                var (size, remainder) = Int128.DivRem(count - (bias * output[^1].Size), (Int128)volume * output[^1].Size);
                if (remainder == 0 && size > 0 && size < 1 << 20) yield return ((long)size, 3);
            }
        }
    }

    private static IEnumerable<(Dim[] Sizes, double Cost)> Spatial(TensorShape output)
    {
        var sizes = output[1..^1].Dims.ToArray();
        if (sizes.All(size => !size.IsKnown)) return [(sizes, 0)];
        var first = sizes.First(size => size.IsKnown).Size;
        var proposals = new List<(Dim[], double)>();
        foreach (var shrinking in Shrinkings)
            proposals.Add((Changed(size => size + shrinking), Usual.InputCost(first + shrinking)));
        foreach (var step in (long[])[2, 4, 3])
        {
            foreach (var more in (long[])[0, 1, -1, 2, 3, 5, 7])
                proposals.Add((Changed(size => (size * step) + more), 2 + Usual.InputCost((first * step) + more)));
        }

        if (sizes.Distinct().Count() == 1)
        {
            foreach (var size in Usual.ImageSizes)
            {
                if (size > first) proposals.Add((Changed(_ => size), 2 + Usual.InputCost(size)));
            }
        }

        return proposals.Where(proposal => Array.TrueForAll(proposal.Item1, size => !size.IsKnown || size.Size > 0));

        Dim[] Changed(Func<long, long> change) => [.. sizes.Select(size => size.IsKnown ? change(size.Size) : size)];
    }

    private static Dim Product(TensorShape shape)
    {
        var elements = shape.Elements();
        return elements.Value is { } count && count <= long.MaxValue ? (long)count : Dim.Unknown;
    }

    /// <summary>Pictures of so many elements.</summary>
    private static IEnumerable<Dim[]> Images(long elements)
    {
        foreach (var channels in (long[])[0, 1, 3])
        {
            var pixels = channels == 0 ? elements : elements / channels;
            var side = (long)Math.Sqrt(pixels);
            if (side < 2 || side * side != pixels || (channels > 0 && pixels * channels != elements)) continue;
            yield return channels == 0 ? [side, side] : [side, side, channels];
        }
    }
}
