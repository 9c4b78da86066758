using SummaryService.Domain.Documents;
using SummaryService.Domain.Reconstruction;

namespace SummaryService.Domain.Sources.Tables;

/// <summary>What a text's lines tell of its tables, put together line by line.</summary>
internal sealed class TableDraft
{
    private readonly List<PrintedTable> _tables = [];
    private readonly List<RowDraft> _rows = [];
    private string? _name;
    private TextPlace? _place;
    private PrintedTotals _totals = new();

    /// <summary>The row whose cells may go on; null where none may.</summary>
    public RowDraft? Last => _rows.Count > 0 && _totals.Total is null ? _rows[^1] : null;

    public bool HasConnections { get; private set; }

    public bool HasTrainable { get; private set; }

    public bool HasInputShapes { get; private set; }

    /// <summary>Whether a header or a row was seen, so that a row may stand here without its type.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>How many rows there are in all.</summary>
    public int RowCount { get; private set; }

    /// <summary>What tells the releases apart.</summary>
    public StyleMarks Marks { get; private set; } = new();

    /// <summary>The tables so far.</summary>
    public IReadOnlyList<PrintedTable> Finish()
    {
        Close();
        return _tables;
    }

    public void Title(string name, TextPlace place)
    {
        if (_rows.Count > 0) Close();
        (_name, _place) = (name, place);
        Marks.HasTitle = true;
    }

    public void Header(string text, TextPlace place)
    {
        if (_rows.Count > 0) Close();
        _place ??= place;
        IsOpen = true;
        HasConnections = text.Contains("Connected", StringComparison.OrdinalIgnoreCase);
        HasTrainable = text.Contains("Trai", StringComparison.Ordinal);
        HasInputShapes = text.Contains("Input Shape", StringComparison.OrdinalIgnoreCase);
    }

    public void Row(RowDraft row)
    {
        if (_totals.Total is not null) Close();
        _place ??= row.Place;
        IsOpen = true;
        RowCount++;
        _rows.Add(row);
    }

    public void Total(string label, PrintedTotal total)
    {
        if (_rows.Count == 0) return;
        _totals = label switch
        {
            "total" => _totals with { Total = _totals.Total ?? total },
            "trainable" => _totals with { Trainable = _totals.Trainable ?? total },
            "optimizer" => _totals with { Optimizer = _totals.Optimizer ?? total },
            _ => _totals with { NonTrainable = _totals.NonTrainable ?? total },
        };
    }

    private void Close()
    {
        if (_rows.Count > 0)
        {
            var canBeCut = HasConnections;
            _tables.Add(new()
            {
                Name = _name,
                Place = _place ?? _rows[0].Place,
                Rows = [.. _rows.Select(row => row.Build(canBeCut))],
                HasConnections = HasConnections || _rows.Exists(row => row.Build(canBeCut).Connections.Length > 0),
                Totals = _totals,
                Style = "",
            });
            _tables[^1] = _tables[^1] with { Style = Marks.StyleOf(_tables[^1]) };
        }

        _rows.Clear();
        (_name, _place, _totals, IsOpen, HasConnections, HasTrainable, HasInputShapes) = (null, null, new(), false, false, false, false);
        Marks = new();
    }
}
