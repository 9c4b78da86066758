using System.Collections.Immutable;

namespace SummaryService.Domain.Summaries;

/// <summary>The rows of a table from top to bottom, those of nested models included if asked.</summary>
/// <param name="rows">The rows of the model.</param>
/// <param name="expand">Whether the rows of nested models are wanted.</param>
/// <param name="cancellation">Ends the walk where nobody waits for it any more.</param>
/// <remarks>It keeps its own stack: however deep the nesting, the program's does not grow.</remarks>
public struct RowWalk(ImmutableArray<LayerRow> rows, bool expand, CancellationToken cancellation = default)
{
    private Stack<(ImmutableArray<LayerRow> Rows, int Next)>? _outer;
    private ImmutableArray<LayerRow> _rows = rows;
    private int _next;
    private bool _enters;

    /// <summary>The row that the walk has come to.</summary>
    public LayerRow Current { get; private set; } = null!;

    /// <summary>How many models the row is nested in.</summary>
    public int Level { get; private set; }

    /// <summary>Whether rows nested in this one follow.</summary>
    public readonly bool Opens => _enters;

    /// <summary>Whether no row of the same model follows.</summary>
    public readonly bool IsLast => _next == _rows.Length;

    /// <summary>Whether any row follows.</summary>
    public readonly bool HasNext => _enters || !IsLast || AnyOuterLeft();

    /// <summary>Goes on to the next row; false where there is none.</summary>
    /// <exception cref="OperationCanceledException">Nobody waits any more.</exception>
    public bool MoveNext()
    {
        cancellation.ThrowIfCancellationRequested();
        if (_enters)
        {
            (_outer ??= []).Push((_rows, _next));
            (_rows, _next) = (Current.Layers, 0);
            Level++;
        }

        while (_next == _rows.Length)
        {
            if (_outer is null || !_outer.TryPop(out var outer)) return false;
            (_rows, _next) = outer;
            Level--;
        }

        Current = _rows[_next++];
        _enters = expand && !Current.Layers.IsEmpty;
        return true;
    }

    private readonly bool AnyOuterLeft()
    {
        if (_outer is null) return false;
        foreach (var (rows, next) in _outer)
        {
            if (next < rows.Length) return true;
        }

        return false;
    }
}
