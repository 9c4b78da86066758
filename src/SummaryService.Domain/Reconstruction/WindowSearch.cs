using System.Collections.Immutable;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Reconstruction;

/// <summary>Finds the sizes, steps and spreads of windows, axis by axis: what fits one axis does not depend on the others but for the count, which tells the window's volume.</summary>
internal sealed class WindowSearch
{
    private const long Default = 0;
    private const int MostReadings = 6;
    private const int MostCandidates = 400;

    private static readonly long[] Sizes = [1, 2, 3, 4, 5, 6, 7, 8, 9, 11];
    private static readonly long[] Steps = [1, 2, 3, 4];
    private static readonly long[] Spreads = [1, 2, 3, 4, 6, 8, 12, 16, 18, 24, 32];

    private readonly Subject _subject;
    private readonly TensorTree _inputs;
    private readonly RowTarget _target;
    private readonly TrialBudget _budget;
    private readonly ImmutableArray<ArgumentDescription> _arguments;
    private readonly int _axes;
    private readonly WindowFits _known;
    private readonly Dictionary<string, int[]?> _positions = [];
    private readonly int _window;
    private readonly int _step;
    private readonly int _spread;

    public WindowSearch(Subject subject, TensorTree inputs, RowTarget target, TrialBudget budget, WindowFits known)
    {
        _known = known;
        (_subject, _inputs, _target, _budget) = (subject, inputs, target, budget);
        var all = subject.Arguments.Where(argument => argument is { Kind: ArgumentKind.Sizes, Length: > 0 } && !argument.Name.EndsWith("output_padding", StringComparison.Ordinal)).ToImmutableArray();
        _axes = all.IsEmpty ? 0 : all.Max(argument => argument.Length!.Value);
        _arguments = all;
        _step = all.ToList().FindIndex(Usual.IsStep);
        _spread = all.ToList().FindIndex(Usual.IsSpread);
        _window = all.ToList().FindIndex(argument => !Usual.IsStep(argument) && !Usual.IsSpread(argument));
    }

    /// <summary>Whether an argument is a size, a step or a spread of windows.</summary>
    public bool Has(ArgumentDescription argument) => _arguments.Contains(argument);

    /// <summary>Whether the count tells the window's volume, so that every window that gives the row is looked at.</summary>
    public bool IsSized { get; private set; }

    /// <summary>Whether the layer has windows.</summary>
    public bool IsNeeded => !_arguments.IsEmpty;

    /// <summary>Whether every reading was looked at.</summary>
    public bool IsWhole { get; private set; } = true;

    /// <summary>Sizes on which it is tried what other arguments change.</summary>
    public IEnumerable<ImmutableArray<Setting>> Grounds() => IsNeeded ? [Ground(1), Ground(2)] : [[]];

    /// <summary>The readings with other arguments as given, the most usual first.</summary>
    public List<RowReading> Find(ImmutableArray<Setting> settings)
    {
        // What words say (padding, the order of axes) shapes an axis; numbers of filters and the like do not.
        var words = string.Join(' ', settings.Where(setting => setting.Json.StartsWith('"')).Select(setting => setting.Json));
        if (_positions.TryGetValue(words, out var positions) && positions is null) return [];
        if (Run(settings, Ones()) is not { } ground || ground.Tensors.Count == 0) return [];
        if (positions is null) _positions[words] = positions = Positions(settings, ground);
        if (!KeepsOthers(ground, positions)) return [];
        long? volume = null;
        IsSized = false;
        if (_window >= 0 && _target.Params is { } count && ground.Params is { } least)
        {
            var slope = (Run(settings, With(0, _window, 2))?.Params ?? least) - least;
            IsSized = slope > 0;
            if (!IsSized && count != least) return [];
            if (IsSized)
            {
                var (more, rest) = Int128.DivRem(count - least, slope);
                if (rest != 0 || more < 0 || more > 1 << 30) return [];
                volume = (long)more + 1;
            }
        }

        return Join(settings, positions, words, IsSized ? _window : -1, volume);
    }

    private ImmutableArray<Setting> Ground(long size) =>
        [.. _arguments.Where(argument => argument.IsRequired || !(Usual.IsStep(argument) || Usual.IsSpread(argument))).Select(argument => new Setting(argument.Name, $"{size}"))];

    private long[][] Ones()
    {
        var sizes = new long[_arguments.Length][];
        for (var i = 0; i < sizes.Length; i++)
            sizes[i] = [.. Enumerable.Repeat(1L, _arguments[i].Length!.Value)];
        return sizes;
    }

    private long[][] With(int axis, int argument, long size)
    {
        var sizes = Ones();
        if (axis < sizes[argument].Length) sizes[argument][axis] = size;
        return sizes;
    }

    /// <summary>Which axis of what comes out each axis of the windows is, found by what a change moves; −1 where nothing moves.</summary>
    private int[] Positions(ImmutableArray<Setting> settings, Effect ground)
    {
        var positions = new int[_axes];
        var isFirst = settings.Any(setting => setting.Json == "\"channels_first\"");
        for (var axis = 0; axis < _axes; axis++)
        {
            positions[axis] = -1;
            foreach (var argument in (ReadOnlySpan<int>)[_step, _window])
            {
                if (argument < 0 || positions[axis] >= 0 || Run(settings, With(axis, argument, 2)) is not { } other || other.Tensors.Count == 0) continue;
                positions[axis] = Moved(ground.Tensors[0].Shape, other.Tensors[0].Shape);
            }

            // Nothing moves where the size is unknown, or 1 already.
            if (positions[axis] < 0 && ground.Tensors[0].Shape.Rank >= _axes + 2) positions[axis] = ground.Tensors[0].Shape.Rank - _axes - (isFirst ? 0 : 1) + axis;
        }

        return positions;
    }

    private static int Moved(TensorShape one, TensorShape other) => Enumerable.Range(0, Math.Min(one.Rank, other.Rank)).FirstOrDefault(i => one[i] != other[i], -1);

    private bool KeepsOthers(Effect ground, int[] positions)
    {
        if (!_target.Shape.IsTold) return true;
        var (printed, shape) = (_target.Shape.Tensors[0], ground.Tensors[0].Shape);
        if (printed.Rank != shape.Rank && !_target.Shape.IsCut) return false;
        for (var i = 0; i < shape.Rank; i++)
        {
            if (!positions.Contains(i) && _target.SizeAt(i) is { } size && size != shape[i]) return false;
        }

        return true;
    }

    private sealed record Candidate(long[] Sizes, double Cost);

    private List<RowReading> Join(ImmutableArray<Setting> settings, int[] positions, string words, int sized, long? volume)
    {
        var lists = new List<Candidate>[_axes];
        for (var axis = 0; axis < _axes; axis++)
        {
            lists[axis] = Fitting(settings, axis, positions[axis], words, sized, volume);
            if (lists[axis].Count == 0) return [];
        }

        var choices = new List<(Candidate[] Axes, double Cost)>();
        Choose(lists, new Candidate[_axes], 0, sized, volume ?? 0, choices);
        var readings = new List<RowReading>();
        foreach (var (axes, cost) in choices.OrderBy(choice => choice.Cost))
        {
            if (readings.Count == MostReadings || _budget.IsSpent) break;
            var sizes = Enumerable.Range(0, _arguments.Length).Select(i => axes.Take(_arguments[i].Length!.Value).Select(axis => axis.Sizes[i]).ToArray()).ToArray();
            if (Run(settings, sizes) is { } effect && _target.IsMetBy(effect)) readings.Add(new([.. settings, .. Settings(sizes)], effect, cost));
        }

        return readings;
    }

    private void Choose(List<Candidate>[] lists, Candidate[] chosen, int axis, int sized, long volume, List<(Candidate[], double)> choices)
    {
        if (axis == _axes)
        {
            if (volume is not (0 or 1)) return;
            var isEven = chosen.All(candidate => candidate.Sizes.AsSpan().SequenceEqual(chosen[0].Sizes));
            choices.Add(([.. chosen], chosen.Sum(candidate => candidate.Cost) / _axes + (isEven ? 0 : 12)));
            return;
        }

        foreach (var candidate in lists[axis])
        {
            if (choices.Count >= MostCandidates)
            {
                IsWhole = false;
                return;
            }

            var size = sized >= 0 ? candidate.Sizes[sized] : 1;
            if (volume > 0 && volume % size != 0) continue;
            // Windows are nearly always as wide as high: without a count to tell, others are left out but the first.
            if (volume == 0 && axis > 0 && candidate != lists[axis][0] && !candidate.Sizes.AsSpan().SequenceEqual(chosen[0].Sizes)) continue;
            chosen[axis] = candidate;
            Choose(lists, chosen, axis + 1, sized, volume > 0 ? volume / size : 0, choices);
        }
    }

    /// <summary>What fits one axis, the most usual first.</summary>
    private List<Candidate> Fitting(ImmutableArray<Setting> settings, int axis, int position, string words, int sized, long? volume)
    {
        var after = position < 0 ? null : _target.SizeAt(position);
        var before = BeforeAt(position);
        var type = $"{_subject.Definition.Type} {_subject.Inner?.Type} {words}";
        var fitting = new List<Candidate>();
        long? refused = null;
        foreach (var sizes in Proposals(sized, volume, before, after))
        {
            if (_budget.IsSpent) break;
            if (refused is not null && _window >= 0 && sizes[_window] == refused) continue;
            if (after is { } printed)
            {
                var key = new WindowFits.Key(type, before ?? -1, printed.IsKnown ? printed.Size : -1, At(sizes, _window), At(sizes, _step), At(sizes, _spread));
                if (!_known.TryGet(key, out var fits))
                {
                    fits = Fits(settings, axis, position, printed, sizes, out var isRefused);
                    // A window that does not fit by itself does not fit with wider steps either.
                    if (isRefused && _window >= 0) refused = sizes[_window];
                    _known.Add(key, fits);
                }

                if (!fits) continue;
            }

            fitting.Add(new(sizes, sizes.Select((size, i) => size == Default ? 0 : Usual.Cost(_arguments[i], size)).Sum()));
        }

        return [.. fitting.OrderBy(candidate => candidate.Cost)];
    }

    private long? BeforeAt(int position)
    {
        var shape = _inputs.Flatten() is [var first, ..] ? first.Shape : null;
        return shape is not null && position >= 0 && position < shape.Rank && shape[position].IsKnown ? shape[position].Size : null;
    }

    private static long At(long[] sizes, int argument) => argument < 0 ? 1 : sizes[argument];

    private bool Fits(ImmutableArray<Setting> settings, int axis, int position, Dim after, long[] sizes, out bool isRefused)
    {
        var all = Ones();
        for (var i = 0; i < sizes.Length; i++)
        {
            if (axis >= all[i].Length) continue;
            if (sizes[i] == Default) all[i] = [];
            else all[i][axis] = sizes[i];
        }

        var effect = Run(settings, all);
        isRefused = effect is null;
        return effect is { Tensors: [var first, ..] } && position < first.Shape.Rank && first.Shape[position] == after;
    }

    private IEnumerable<long[]> Proposals(int sized, long? volume, long? before, Dim? after)
    {
        foreach (var size in sized >= 0 ? Divisors(volume!.Value) : WindowSizes(before, after))
        {
            var steps = StepSizes(size, before, after);
            foreach (var pace in _step < 0 ? [1L] : _arguments[_step].Default is null ? [Default, .. steps] : steps)
            {
                foreach (var distance in _spread < 0 || (pace != 1 && _step >= 0) || size == 1 ? [1L] : Spreads)
                {
                    var sizes = new long[_arguments.Length];
                    Array.Fill(sizes, 1);
                    if (_window >= 0) sizes[_window] = size;
                    if (_step >= 0) sizes[_step] = pace;
                    if (_spread >= 0) sizes[_spread] = distance;
                    yield return sizes;
                }
            }
        }
    }

    private static IEnumerable<long> Divisors(long number)
    {
        for (long divisor = 1; divisor <= number && divisor <= 4096; divisor++)
        {
            if (number % divisor == 0) yield return divisor;
        }
    }

    private static long[] WindowSizes(long? before, Dim? after)
    {
        var sizes = new SortedSet<long>(Sizes);
        if (before is { } size) sizes.Add(size);
        if (after is { IsKnown: true, Size: > 0 } known)
        {
            sizes.Add(known.Size);
            if (before is { } from)
            {
                if (from >= known.Size) sizes.Add(from - known.Size + 1);
                sizes.Add(Math.Max(1, from / known.Size));
                sizes.Add(Math.Max(1, known.Size / Math.Max(1, from)));
            }
        }

        sizes.RemoveWhere(value => value < 1);
        return [.. sizes];
    }

    /// <summary>Steps that are usual, and those with which about the printed size comes out.</summary>
    private static long[] StepSizes(long window, long? before, Dim? after)
    {
        var steps = new SortedSet<long>(Steps);
        if (before is > 0 and var from && after is { IsKnown: true, Size: > 0 } known)
        {
            AddRange(from / known.Size, known.Size > 1 ? (from / (known.Size - 1)) + 1 : 0);
            AddRange(known.Size / from, 0);
            if (from > window) AddRange((from - window) / known.Size, known.Size > 1 ? ((from - window) / (known.Size - 1)) + 1 : 0);
            if (from > 1 && known.Size > window) AddRange((known.Size - window) / (from - 1), 0);
        }

        return [.. steps];

        void AddRange(long least, long most)
        {
            for (var step = least; step <= Math.Max(least + 1, Math.Min(most, least + 8)); step++)
            {
                if (step > 0) steps.Add(step);
            }
        }
    }

    private IEnumerable<Setting> Settings(long[][] sizes)
    {
        for (var i = 0; i < sizes.Length; i++)
        {
            if (sizes[i].Length > 0 && !sizes[i].Contains(Default)) yield return new(_arguments[i].Name, $"[{string.Join(',', sizes[i])}]");
        }
    }

    private Effect? Run(ImmutableArray<Setting> settings, long[][] sizes) => _budget.Take() ? _subject.Run([.. settings, .. Settings(sizes)], _inputs) : null;
}
