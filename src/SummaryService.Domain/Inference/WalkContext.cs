using SummaryService.Domain.Layers;
using SummaryService.Domain.Problems;

namespace SummaryService.Domain.Inference;

/// <summary>What the walks over a model and the models in it share.</summary>
internal sealed class WalkContext(SummaryOptions options, ProblemList problems, CancellationToken cancellation)
{
    private int _visits;
    private int _tensors;
    private ConfigReader? _freeReader;

    public SummaryOptions Options => options;

    public ProblemList Problems => problems;

    /// <summary>A reader for a layer's arguments: the free one or, for a layer inside the one that is being read, another.</summary>
    public ConfigReader TakeReader()
    {
        var reader = _freeReader ?? new();
        _freeReader = null;
        return reader;
    }

    /// <summary>Keeps a reader, whose layer is bound, for the next.</summary>
    public void GiveBack(ConfigReader reader) => _freeReader = reader;

    /// <summary>Whether to look no further, since an answer holds no more problems.</summary>
    /// <exception cref="OperationCanceledException">The time is up.</exception>
    public bool IsOver()
    {
        cancellation.ThrowIfCancellationRequested();
        return problems.IsFull;
    }

    /// <summary>Counts the tensors of a layer that gives several; false, with a problem, where that is too many.</summary>
    public bool CountTensors(int count)
    {
        if (_tensors > options.Limits.Tensors) return false;
        _tensors += count;
        if (_tensors <= options.Limits.Tensors) return true;
        problems.Add(new Problem { Key = "limit_exceeded.tensors", Values = [new("limit", $"{options.Limits.Tensors}")] });
        return false;
    }

    /// <summary>Counts a walk over a nested model; false, with a problem, where that is one too many.</summary>
    public bool CountVisit()
    {
        if (++_visits <= options.Limits.ModelVisits) return true;
        if (_visits == options.Limits.ModelVisits + 1)
            problems.Add(new Problem { Key = "limit_exceeded.visits", Values = [new("limit", $"{options.Limits.ModelVisits}")] });
        return false;
    }
}
