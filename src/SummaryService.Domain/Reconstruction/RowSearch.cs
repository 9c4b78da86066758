using System.Collections.Immutable;
using System.Globalization;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Shapes;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Reconstruction;

/// <summary>Finds the arguments with which a layer gives its printed row: values are proposed from what the definition says of its arguments, and its own rule judges them.</summary>
internal sealed class RowSearch(Subject subject, TensorTree inputs, RowTarget target, TrialBudget budget, WindowFits fits, double mostCost = double.PositiveInfinity)
{
    private const int MostCombinations = 600;
    private const int MostOthers = 5;

    private readonly Dictionary<string, List<string>> _values = [];
    private readonly List<RowReading> _readings = [];
    private readonly ImmutableArray<Setting> _stands =
        [.. subject.Arguments.Where(argument => argument.IsRequired).Select(argument => (argument.Name, Value: Usual.Stand(argument))).Where(stand => stand.Value is not null).Select(stand => new Setting(stand.Name, stand.Value!))];

    private readonly ImmutableArray<ArgumentDescription> _integers = [.. subject.Arguments.Where(argument => argument is { Kind: ArgumentKind.Integer, IsRequired: true })];
    private readonly WindowSearch _windows = new(subject, inputs, target, budget, fits);
    private readonly BorderSearch _borders = new(subject, inputs, target, budget);
    private readonly ArgumentDescription? _free = subject.Arguments.FirstOrDefault(argument => argument is { IsRequired: true, Kind: ArgumentKind.Shape or ArgumentKind.Axes });
    private bool _isWhole = true;

    /// <summary>The answer; null where nothing gives the row.</summary>
    public RowAnswer? Solve()
    {
        // What the rule cannot be asked for at all is not looked for.
        if (subject.Arguments.Any(argument => argument is { IsRequired: true, Kind: ArgumentKind.Text or ArgumentKind.Layer or ArgumentKind.Layers or ArgumentKind.Vocabulary })) return null;
        Pass(Choices(withAll: false));
        if (_readings.Count == 0 && double.IsInfinity(mostCost)) Pass(Choices(withAll: true));
        if (_readings.Count == 0) return null;
        var best = _readings.MinBy(reading => reading.Cost)!;
        return new(subject, best, [.. Report(best)]);
    }

    private sealed record Choice(ArgumentDescription Argument, ImmutableArray<string> Values);

    private void Pass(List<Choice> choices)
    {
        var combinations = Combinations(Active(choices));
        _isWhole &= combinations.Count < MostCombinations;
        foreach (var combination in combinations)
        {
            if (budget.IsSpent || combination.Cost > mostCost) break;
            // Where only the best is asked for, nothing dearer can be it.
            if (!double.IsInfinity(mostCost) && _readings.Count > 0 && _readings.Min(reading => reading.Cost) <= combination.Cost) break;
            foreach (var integers in Integers(combination))
            {
                foreach (var free in Free())
                    Try([.. _stands, .. combination.Settings, .. integers, .. free], combination.Cost);
            }
        }

        _isWhole &= !budget.IsSpent;
    }

    private void Try(ImmutableArray<Setting> settings, double cost)
    {
        var found = _windows.IsNeeded ? _windows.Find(settings) : _borders.IsNeeded ? _borders.Find(settings) : One(settings);
        if (found.Count == 0) return;
        foreach (var reading in found)
        {
            foreach (var setting in reading.Settings)
                Note(setting);
        }

        var best = found.MinBy(reading => reading.Cost)!;
        _readings.Add(best with { Cost = best.Cost + cost });
    }

    private List<RowReading> One(ImmutableArray<Setting> settings) => Ask(settings) is { } effect && target.IsMetBy(effect) ? [new(settings, effect, 0)] : [];

    private Effect? Ask(ImmutableArray<Setting> settings) => budget.Take() ? subject.Run(settings.AsSpan(), inputs) : null;

    private void Note(Setting setting)
    {
        if (!_values.TryGetValue(setting.Argument, out var values)) _values[setting.Argument] = values = [];
        if (!values.Contains(setting.Json)) values.Add(setting.Json);
    }

    /// <summary>The arguments with few values, and these values, the default first.</summary>
    private List<Choice> Choices(bool withAll)
    {
        var choices = new List<Choice>();
        foreach (var argument in subject.Arguments)
        {
            ImmutableArray<string> values = argument.Kind switch
            {
                ArgumentKind.Flag => argument.Default == "true" ? ["true", "false"] : ["false", "true"],
                ArgumentKind.Choice when argument.Default is { } given => [given, .. argument.Choices.Select(choice => $"\"{choice}\"").Where(choice => choice != given)],
                ArgumentKind.Integer when argument is { IsRequired: false, Default: { } given } => [.. Numbers(argument, given)],
                ArgumentKind.Integer when argument is { IsRequired: false } && withAll => ["null", .. target.Sizes.Select(size => $"{size}")],
                ArgumentKind.Axes when argument is { IsRequired: false, Default: { } given } => [.. Axes(given)],
                ArgumentKind.Axes when argument is { IsRequired: false } && withAll => ["null", "[1]", "[1,2]", "[1,2,3]", "[2]", "[2,3]", "[3]"],
                _ => [],
            };
            if (values.Length > 1) choices.Add(new(argument, values));
        }

        return choices;
    }

    private IEnumerable<string> Axes(string given)
    {
        var rank = inputs.Flatten() is [var first, ..] ? first.Shape.Rank : 0;
        return Enumerable.Range(-rank, 2 * rank).Select(axis => $"{axis}").Where(axis => axis != given).Prepend(given);
    }

    private IEnumerable<string> Numbers(ArgumentDescription argument, string given)
    {
        if (argument.Minimum is null) return Axes(given);
        var sizes = new SortedSet<long>();
        foreach (var tensor in inputs.Flatten())
        {
            foreach (var dim in tensor.Shape.Dims.Length > 1 ? [tensor.Shape[^1], tensor.Shape[1]] : Array.Empty<Dim>())
            {
                if (dim is not { IsKnown: true, Size: > 0 and <= 1 << 16 }) continue;
                for (long divisor = 1; divisor * divisor <= dim.Size; divisor++)
                {
                    if (dim.Size % divisor != 0) continue;
                    sizes.Add(divisor);
                    sizes.Add(dim.Size / divisor);
                }

                foreach (var size in target.Sizes)
                {
                    if (size % dim.Size == 0) sizes.Add(size / dim.Size);
                }
            }
        }

        for (var i = 2; i <= 8; i++) sizes.Add(i);
        return sizes.Take(48).Select(size => $"{size}").Where(size => size != given).Prepend(given);
    }

    /// <summary>The choices that change something for these inputs; the others keep their defaults.</summary>
    private List<Choice> Active(List<Choice> choices)
    {
        var integers = _integers.Select(argument => new Setting(argument.Name, $"{target.Sizes.FirstOrDefault(2)}"));
        var common = _stands.Concat(integers).Concat(Free().FirstOrDefault([])).ToImmutableArray();
        var grounds = _windows.Grounds().Select(windows => (ImmutableArray<Setting>)[.. common, .. windows]).ToList();
        var effects = grounds.ConvertAll(Ask);
        if (effects.TrueForAll(effect => effect is null)) return choices;
        return choices.FindAll(choice => choice.Values.Skip(1).Take(6).Any(value =>
        {
            for (var i = 0; i < grounds.Count; i++)
            {
                if (effects[i] is not { } effect) continue;
                if (Ask([.. grounds[i], new(choice.Argument.Name, value)]) is not { } other || !IsSame(effect, other)) return true;
            }

            return false;
        }));
    }

    private static bool IsSame(Effect one, Effect other) => one.Params == other.Params && one.Tensors.Count == other.Tensors.Count
        && one.Tensors.Zip(other.Tensors).All(pair => pair.First.Shape.Equals(pair.Second.Shape));

    private sealed record Combination(ImmutableArray<Setting> Settings, double Cost);

    /// <summary>All combinations of values, the most usual first.</summary>
    private static List<Combination> Combinations(List<Choice> choices)
    {
        List<Combination> all = [new([], 0)];
        foreach (var choice in choices)
        {
            all = [.. all.SelectMany(combination => choice.Values.Select((value, i) => new Combination(
                combination.Settings.Add(new(choice.Argument.Name, value)),
                combination.Cost + Usual.Cost(choice.Argument, value) + (i > 1 ? i / 64.0 : 0)))).OrderBy(combination => combination.Cost).Take(MostCombinations)];
        }

        return all;
    }

    /// <summary>Values for the numbers that must be given: sizes that are printed, and what the count, which grows evenly with them, makes them.</summary>
    private IEnumerable<ImmutableArray<Setting>> Integers(Combination combination)
    {
        if (_integers.IsEmpty) return [[]];
        var printed = target.Sizes.AsEnumerable();
        if (subject.Inner is not null) printed = printed.Concat(target.Sizes.Where(size => size % 2 == 0).Select(size => size / 2));
        var sizes = printed.Distinct().ToList();
        if (_integers.Length == 1)
        {
            var only = sizes.Select(size => (ImmutableArray<Setting>)[new(_integers[0].Name, $"{size}")]);
            if (_windows.IsNeeded && target.Shape.IsTold) return only;
            return only.Concat(Solved(combination, [], 0)).DistinctBy(settings => settings[0].Json);
        }

        return Several(combination, sizes);
    }

    private IEnumerable<ImmutableArray<Setting>> Several(Combination combination, List<long> sizes)
    {
        var seen = new HashSet<string>();
        IEnumerable<long> candidates = [.. sizes, .. Usual.Numbers.ToArray()];
        // Of two numbers either may be the one that only the count tells.
        for (var solved = _integers.Length - 1; solved >= 0; solved--)
        {
            foreach (var others in Products(_integers.RemoveAt(solved), [.. candidates.Distinct()]))
            {
                foreach (var settings in Solved(combination, others, solved).Concat(sizes.Select(size => others.Add(new(_integers[solved].Name, $"{size}")))))
                {
                    if (seen.Count < 2_000 && seen.Add(string.Join(' ', settings.OrderBy(setting => setting.Argument).Select(setting => setting.Json)))) yield return settings;
                }
            }

            if (_integers.Length > 2) yield break;
        }
    }

    private static IEnumerable<ImmutableArray<Setting>> Products(ImmutableArray<ArgumentDescription> arguments, List<long> values) =>
        arguments.Aggregate((IEnumerable<ImmutableArray<Setting>>)[[]], (all, argument) => all.SelectMany(settings => values.Select(value => settings.Add(new(argument.Name, $"{value}")))));

    /// <summary>The value of a number for which the count comes out, if it grows evenly with it.</summary>
    private IEnumerable<ImmutableArray<Setting>> Solved(Combination combination, ImmutableArray<Setting> others, int index)
    {
        if (target.Params is not { } count) yield break;
        var free = Free().FirstOrDefault([]);
        var windows = _windows.Grounds().First();
        if (CountAt(1) is not { } one || CountAt(2) is not { } two || two <= one) yield break;
        var (steps, rest) = Int128.DivRem(count - one, two - one);
        if (rest == 0 && steps >= 0 && steps < long.MaxValue / 2) yield return others.Add(new(_integers[index].Name, ((long)steps + 1).ToString(CultureInfo.InvariantCulture)));

        Int128? CountAt(long value) => Ask([.. _stands, .. combination.Settings, .. others, .. windows, .. free, new(_integers[index].Name, $"{value}")])?.Params;
    }

    /// <summary>Values for a shape or axes that must be given.</summary>
    private IEnumerable<ImmutableArray<Setting>> Free() => _free is null ? [[]] : FreeValues().Select(value => (ImmutableArray<Setting>)[new(_free.Name, value)]);

    private IEnumerable<string> FreeValues()
    {
        var rank = inputs.Flatten() is [var first, ..] ? first.Shape.Rank : 0;
        if (_free!.Kind == ArgumentKind.Shape)
        {
            if (!target.Shape.IsTold) yield break;
            var sizes = target.Shape.Tensors[0].Dims.ToArray().Skip(1).Select(dim => dim.IsKnown ? $"{dim.Size}" : "-1").ToArray();
            yield return $"[{string.Join(',', sizes)}]";
            if (sizes.Contains("-1")) yield break;
            for (var i = sizes.Length - 1; i >= 0; i--)
                yield return $"[{string.Join(',', sizes.Select((size, at) => at == i ? "-1" : size))}]";
        }
        else if (_free.Length == 2)
        {
            yield return "-1";
            for (var one = 1; one < rank; one++)
            {
                yield return $"{one}";
                for (var two = 1; two < 4; two++)
                    yield return $"[{one},{two}]";
            }
        }
        else if (rank is > 1 and < 7)
        {
            foreach (var order in Orders([.. Enumerable.Range(1, rank - 1)]))
                yield return $"[{string.Join(',', order)}]";
        }
    }

    private static IEnumerable<ImmutableArray<int>> Orders(ImmutableArray<int> items) =>
        items.Length == 0 ? [[]] : items.SelectMany(item => Orders(items.Remove(item)).Select(rest => rest.Insert(0, item)));

    private IEnumerable<SourceArgument> Report(RowReading best)
    {
        foreach (var argument in subject.Arguments)
        {
            if (argument.Kind == ArgumentKind.Any) continue;
            var set = best.Settings.FirstOrDefault(setting => setting.Argument == argument.Name).Json;
            if (set is null || _stands.Any(stand => stand.Argument == argument.Name))
            {
                yield return new(argument.Name, set, Certainty.Unknown, []);
                continue;
            }

            var others = _values[argument.Name].Where(value => value != set).Take(MostOthers).ToImmutableArray();
            yield return new(argument.Name, set, others.IsEmpty && _isWhole && _windows.IsWhole && (_windows.IsSized || !_windows.Has(argument)) ? Certainty.Certain : Certainty.Likely, others);
        }
    }
}
