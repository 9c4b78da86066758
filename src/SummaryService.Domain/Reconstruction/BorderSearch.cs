using System.Collections.Immutable;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Reconstruction;

/// <summary>Finds what is added or taken at the ends of axes.</summary>
internal sealed class BorderSearch(Subject subject, TensorTree inputs, RowTarget target, TrialBudget budget)
{
    private const long Most = 1 << 20;

    private readonly ArgumentDescription? _argument = subject.Arguments.FirstOrDefault(argument => argument.Kind == ArgumentKind.Borders);

    /// <summary>Whether the layer has such an argument.</summary>
    public bool IsNeeded => _argument is not null;

    /// <summary>The readings with other arguments as given, the most usual first.</summary>
    public List<RowReading> Find(ImmutableArray<Setting> settings)
    {
        var readings = new List<RowReading>();
        var axes = _argument!.Length ?? 1;
        var none = new (long, long)[axes];
        if (Run(settings, none) is not { } ground) return readings;
        var sums = new long[axes];
        for (var axis = 0; axis < axes; axis++)
        {
            if (SumAt(settings, ground, axis) is not { } sum) return readings;
            sums[axis] = sum;
        }

        foreach (var split in Splits(sums))
        {
            if (Run(settings, split) is { } effect && target.IsMetBy(effect)) readings.Add(new([.. settings, new(_argument.Name, Json(split))], effect, readings.Count));
        }

        return readings;
    }

    /// <summary>How much is added or taken on an axis, found by what one more changes.</summary>
    private long? SumAt(ImmutableArray<Setting> settings, Effect ground, int axis)
    {
        var one = new (long, long)[_argument!.Length ?? 1];
        one[axis] = (1, 0);
        if (Run(settings, one) is not { } other) return null;
        var (before, after) = (ground.Tensors[0].Shape, other.Tensors[0].Shape);
        for (var i = 0; i < before.Rank; i++)
        {
            if (before[i] == after[i] || !before[i].IsKnown || target.SizeAt(i) is not { IsKnown: true } size) continue;
            var step = after[i].Size - before[i].Size;
            var sum = (size.Size - before[i].Size) / step;
            return sum is >= 0 and < Most ? sum : null;
        }

        // An axis of unknown size stays unknown, whatever is added.
        return 2;
    }

    private static IEnumerable<(long, long)[]> Splits(long[] sums)
    {
        yield return [.. sums.Select(sum => (sum / 2, sum - (sum / 2)))];
        yield return [.. sums.Select(sum => (sum - (sum / 2), sum / 2))];
        yield return [.. sums.Select(sum => (0L, sum))];
        yield return [.. sums.Select(sum => (sum, 0L))];
    }

    private static string Json((long Before, long After)[] ends)
    {
        if (ends.All(end => end == ends[0] && end.Before == end.After)) return $"{ends[0].Before}";
        if (ends.Length == 1) return $"[{ends[0].Before},{ends[0].After}]";
        return $"[{string.Join(',', ends.Select(end => $"[{end.Before},{end.After}]"))}]";
    }

    private Effect? Run(ImmutableArray<Setting> settings, (long, long)[] ends) =>
        budget.Take() ? subject.Run([.. settings, new(_argument!.Name, Json(ends))], inputs) : null;
}
