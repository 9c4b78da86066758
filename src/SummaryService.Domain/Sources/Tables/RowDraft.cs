using System.Collections.Immutable;
using System.Text;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Reconstruction;

namespace SummaryService.Domain.Sources.Tables;

/// <summary>A row while its cells are being put together from the lines over which they go on.</summary>
/// <param name="place">Where the row begins.</param>
/// <param name="column">How far into its line, as it is read, the row begins; below 0 where that tells nothing.</param>
/// <param name="shapeColumn">How far into its line the shape begins.</param>
internal sealed class RowDraft(TextPlace place, int column = -1, int shapeColumn = -1)
{
    private readonly StringBuilder _name = new();
    private readonly StringBuilder _shape = new();
    private readonly List<string> _connections = [];

    /// <summary>What is printed of what goes in.</summary>
    public PrintedShape? Input { get; init; }

    public Int128? Params { get; set; }

    public bool IsUnbuilt { get; set; }

    public bool? Trainable { get; set; }

    public int Level { get; init; }

    public TextPlace Place { get; } = place;

    /// <summary>Whether what begins so far into a line further down belongs to the name and the type.</summary>
    public bool IsInNameColumn(int other) => column >= 0 && other <= column + 1 && other < shapeColumn;

    /// <summary>Whether the class's bracket has not closed yet.</summary>
    public bool IsTypeOpen
    {
        get
        {
            var text = _name.ToString();
            return text.LastIndexOf('(') > text.LastIndexOf(')') || !text.Contains('(', StringComparison.Ordinal);
        }
    }

    /// <summary>Whether the shape's brackets have not closed yet.</summary>
    public bool IsShapeOpen => ShapeCell.Read(_shape.ToString(), 0, out _) is { IsOpen: true };

    public void AddToName(string text, bool isNewWord = false) => Add(_name, text, isNewWord);

    public void AddToShape(string text, bool isNewWord = false) => Add(_shape, text, isNewWord);

    public void AddConnection(string text) => _connections.Add(text);

    /// <summary>The row as far as it is printed.</summary>
    /// <param name="canBeCut">Whether references without numbers are references that were cut.</param>
    public PrintedRow Build(bool canBeCut)
    {
        var (name, type, isTypeCut) = SplitName(_name.ToString());
        var shapeText = _shape.ToString().Trim();
        var isNameCut = name.EndsWith('…') || type.Length == 0;
        return new(name.TrimEnd('…'), ShapeCell.Read(shapeText, 0, out _) ?? PrintedShape.Untold(shapeText), Place)
        {
            IsNameCut = isNameCut,
            Type = type,
            IsTypeCut = isTypeCut,
            Input = Input,
            Params = IsUnbuilt ? null : Params,
            IsUnbuilt = IsUnbuilt,
            Trainable = Trainable,
            Level = Level,
            Connections = References(canBeCut),
        };
    }

    private static (string Name, string Type, bool IsCut) SplitName(string cell)
    {
        cell = cell.Trim();
        var open = cell.LastIndexOf('(');
        if (open < 0) return (cell, "", true);
        var type = cell[(open + 1)..].Trim();
        var isCut = !type.EndsWith(')') || type.EndsWith("…)", StringComparison.Ordinal);
        return (cell[..open].Trim(), type.TrimEnd(')').TrimEnd('…'), isCut);
    }

    private ImmutableArray<PrintedReference> References(bool canBeCut)
    {
        if (_connections.Count == 0) return [];
        // From TensorFlow 2.7 on the cell is a Python list, and goes on in the middle of a word.
        var isQuoted = _connections.Exists(part => part.Contains('\'', StringComparison.Ordinal));
        var all = ImmutableArray.CreateBuilder<PrintedReference>();
        foreach (var word in string.Join(isQuoted ? "" : " ", _connections).Replace("',", "' ", StringComparison.Ordinal).Replace("],", "] ", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (ReferenceCell.Read(word, canBeCut) is { } reference) all.Add(reference);
        }

        return all.ToImmutable();
    }

    private static void Add(StringBuilder cell, string text, bool isNewWord)
    {
        if (isNewWord && cell.Length > 0) cell.Append(' ');
        cell.Append(text);
    }
}
