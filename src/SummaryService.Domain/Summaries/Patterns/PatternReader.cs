using System.Buffers;
using System.Globalization;

namespace SummaryService.Domain.Summaries.Patterns;

/// <summary>Reads an expression as Python's <c>re</c> does, and makes the states of it.</summary>
/// <remarks>What a match captures is of no interest here, nor how long it is: groups are brackets, and greedy repeats are like others.</remarks>
internal sealed partial class PatternReader(string pattern)
{
    /// <summary>The characters that are not themselves in an expression.</summary>
    public static readonly SearchValues<char> Special = SearchValues.Create(".^$*+?{}[]\\|()");

    // Each is read inside the one around it.
    private const int MostGroups = 100;

    private bool _isSingleLine;
    private bool _ignoresCase;
    private int _depth;
    private int _at;

    /// <summary>Whether the expression asks for <c>^</c> and <c>$</c> to mean lines.</summary>
    public bool IsMultiline { get; private set; }

    private bool IsOver => _at >= pattern.Length;

    /// <summary>The states of the expression, in order; behind the last one it has matched.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    /// <exception cref="PatternTooLargeException">It has too many states.</exception>
    public Instruction[] Read()
    {
        ReadFlags();
        var program = Alternatives();
        if (!IsOver) throw new FormatException("A bracket is closed that is not open.");
        return [.. program];
    }

    /// <summary>Flags for the whole, which stand at its beginning: <c>(?i)</c>.</summary>
    private void ReadFlags()
    {
        while (pattern.AsSpan(_at).StartsWith("(?") && pattern.IndexOf(')', _at) is > 0 and var end && IsFlags(pattern.AsSpan((_at + 2)..end)))
        {
            foreach (var flag in pattern.AsSpan((_at + 2)..end))
            {
                _ignoresCase |= flag == 'i';
                _isSingleLine |= flag == 's';
                IsMultiline |= flag == 'm';
            }

            _at = end + 1;
        }
    }

    private static bool IsFlags(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExcept("imsu");

    private List<Instruction> Alternatives()
    {
        var first = Sequence();
        while (Take('|'))
        {
            var second = Sequence();
            first = Bounded([new(InstructionKind.Fork, null, 1, first.Count + 2), .. first, new(InstructionKind.Jump, null, second.Count + 1), .. second]);
        }

        return first;
    }

    private List<Instruction> Sequence()
    {
        var sequence = new List<Instruction>();
        while (!IsOver && pattern[_at] is not ('|' or ')'))
        {
            sequence.AddRange(Repeated());
            Bounded(sequence);
        }

        return sequence;
    }

    /// <summary>An item, as often as it is to be repeated.</summary>
    private List<Instruction> Repeated()
    {
        var isGroup = pattern[_at] == '(';
        var item = Item();
        if (Repeat() is not var (least, most)) return item;
        if (!isGroup && item is [{ Kind: >= InstructionKind.Start }]) throw new FormatException("There is nothing to repeat.");
        // As few as can be or as many: the same names match.
        Take('?');
        var again = _at;
        if (Repeat() is not null) throw new FormatException($"At {again} a repeat is repeated, or keeps what it has.");
        return Repeated(item, least, most);
    }

    /// <summary>How often the item before is to be repeated, without end where there is no most; null where nothing tells.</summary>
    private (long Least, long? Most)? Repeat()
    {
        if (Take('*')) return (0, null);
        if (Take('+')) return (1, null);
        if (Take('?')) return (0, 1);
        var start = _at;
        if (!Take('{')) return null;
        var least = Number();
        var isRange = Take(',');
        var most = isRange ? Number() : least;
        if (!Take('}') || (least is null && !isRange))
        {
            // Then it is a bracket like any other character.
            _at = start;
            return null;
        }

        if (most < (least ?? 0)) throw new FormatException("A repeat's most is less than its least.");
        return (least ?? 0, most);
    }

    private long? Number()
    {
        var start = _at;
        while (!IsOver && char.IsAsciiDigit(pattern[_at]))
            _at++;
        if (_at == start) return null;
        return long.TryParse(pattern.AsSpan(start.._at), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= NamePattern.MostStates
            ? number
            : throw new PatternTooLargeException();
    }

    private static List<Instruction> Repeated(List<Instruction> item, long least, long? most)
    {
        var length = item.Count;
        if (length == 0) return item;
        if ((least * length) + ((most - least ?? 1) * (length + 2)) > NamePattern.MostStates) throw new PatternTooLargeException();
        var all = new List<Instruction>();
        for (var i = 0; i < least; i++)
            all.AddRange(item);
        if (most is { } end)
        {
            for (var left = end - least; left > 0; left--)
                all.AddRange([new(InstructionKind.Fork, null, 1, (int)left * (length + 1)), .. item]);
        }
        else if (least > 0)
        {
            all.Add(new(InstructionKind.Fork, null, -length));
        }
        else
        {
            all.AddRange([new(InstructionKind.Fork, null, 1, length + 2), .. item, new(InstructionKind.Jump, null, -length - 1)]);
        }

        return all;
    }

    private List<Instruction> Item()
    {
        switch (pattern[_at++])
        {
            case '.': return [Any()];
            case '^': return [new(InstructionKind.LineStart)];
            case '$': return [new(InstructionKind.LineEnd)];
            case '(': return Group();
            case '[': return [Of(ReadSet())];
            case '\\': return [Escaped()];
        }

        _at--;
        if (Repeat() is not null) throw new FormatException("There is nothing to repeat.");
        return [Of(CodePoint())];
    }

    private List<Instruction> Group()
    {
        if (Take('?') && !Take(':')) ReadGroupName();
        if (++_depth > MostGroups) throw new PatternTooLargeException();
        var inner = Alternatives();
        _depth--;
        return Take(')') ? inner : throw new FormatException("A bracket is not closed.");
    }

    /// <summary>A group may have a name; what else may stand here looks around or back, or changes how a part is read.</summary>
    private void ReadGroupName()
    {
        var end = pattern.AsSpan(_at).StartsWith("P<") ? pattern.IndexOf('>', _at) : -1;
        if (end < 0) throw new FormatException("Of groups with a question mark only (?:…) and (?P<name>…) are supported.");
        var name = pattern.AsSpan((_at + 2)..end);
        if (name.IsEmpty || char.IsAsciiDigit(name[0]) || name.ContainsAny(Special) || name.Contains(' ')) throw new FormatException("The name of a group is none.");
        _at = end + 1;
    }

    private bool Take(char character)
    {
        if (IsOver || pattern[_at] != character) return false;
        _at++;
        return true;
    }

    private static List<Instruction> Bounded(List<Instruction> program) =>
        program.Count <= NamePattern.MostStates ? program : throw new PatternTooLargeException();
}
