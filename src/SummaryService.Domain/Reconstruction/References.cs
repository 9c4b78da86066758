using System.Collections.Immutable;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Reconstruction;

/// <summary>A layer that others can be connected to.</summary>
internal sealed class Producer(string name, PrintedRow row)
{
    /// <summary>The layer's name, unlike any other's.</summary>
    public string Name { get; } = name;

    public PrintedRow Row { get; } = row;

    /// <summary>What each call gives; null where that is not known.</summary>
    public List<TensorTree?> Outputs { get; } = [];

    /// <summary>The numbers of the calls that are referred to anywhere in the table.</summary>
    public SortedSet<int> Calls { get; } = [];

    /// <summary>How often the layer was referred to so far.</summary>
    public int Uses { get; set; }

    /// <summary>How many calls the references to it need.</summary>
    public int CallCount => Math.Max(1, Calls.Count);

    /// <summary>Which call a printed number means: releases count from different numbers on, but in order.</summary>
    public int CallOf(int? printed)
    {
        if (printed is not { } number || Outputs.Count < 2) return 0;
        if (Calls.Count > 0 && Calls.Max < Outputs.Count) return Math.Max(0, number);
        var at = Calls.TakeWhile(call => call < number).Count();
        return Math.Clamp(Outputs.Count - Calls.Count + at, 0, Outputs.Count - 1);
    }
}

/// <summary>A tensor that a layer is called on.</summary>
/// <param name="Text">The reference as the short form writes it.</param>
/// <param name="Tensor">The tensor; null where nothing tells it.</param>
internal sealed record Link(string Text, TensorTree? Tensor);

/// <summary>Finds the layers that a table's references mean, those of names that were cut among them.</summary>
internal sealed class References
{
    private readonly List<Producer> _producers = [];
    private readonly Dictionary<string, Producer> _byName = [];

    public void Add(Producer producer)
    {
        _producers.Add(producer);
        _byName.TryAdd(producer.Row.Name, producer);
    }

    /// <summary>The layers that a reference can mean, the likeliest first.</summary>
    public IEnumerable<Producer> Candidates(PrintedReference reference)
    {
        if (!reference.IsNameCut && _byName.TryGetValue(reference.Name, out var exact) && !exact.Row.IsNameCut) return [exact];
        var fitting = new List<Producer>();
        // The layer before is the one most often meant.
        for (var i = _producers.Count - 1; i >= 0 && fitting.Count < 40; i--)
        {
            if (Fits(_producers[i].Row, reference)) fitting.Add(_producers[i]);
        }

        return fitting.OrderBy(producer => producer.Uses > 0 ? 1 : 0);
    }

    /// <summary>The layer before, which a missing reference mostly means.</summary>
    public Producer? Last => _producers.Count > 0 ? _producers[^1] : null;

    /// <summary>The reference to a call's tensor.</summary>
    public static Link LinkTo(Producer producer, PrintedReference reference)
    {
        var call = producer.CallOf(reference.Call);
        var output = call < producer.Outputs.Count ? producer.Outputs[call] : null;
        var tensors = output?.Flatten();
        var tensor = reference.Tensor ?? 0;
        var text = call == 0 && tensor == 0 ? producer.Name : $"{producer.Name}[{call}][{tensor}]";
        return new(text, tensors is null || tensor >= tensors.Count ? null : tensors[tensor]);
    }

    private static bool Fits(PrintedRow row, PrintedReference reference)
    {
        if (row.Name == reference.Name) return true;
        if (reference.IsNameCut && row.Name.StartsWith(reference.Name, StringComparison.Ordinal)) return true;
        return row.IsNameCut && row.Name.Length > 3 && reference.Name.StartsWith(row.Name, StringComparison.Ordinal);
    }
}
