using System.Globalization;
using System.Text;

namespace SummaryService.Domain.Summaries.Patterns;

/// <content>Characters and sets of them.</content>
internal sealed partial class PatternReader
{
    private const int LastCodePoint = 0x10FFFF;
    private const int LastOctal = 0xFF;

    private Instruction Any()
    {
        var set = NewSet();
        if (!_isSingleLine) set.Add('\n', '\n');
        set.IsNegated = true;
        return Of(set);
    }

    private Instruction Of(int codePoint)
    {
        var set = NewSet();
        set.Add(codePoint, codePoint);
        return Of(set);
    }

    private static Instruction Of(CharacterSet set) => new(InstructionKind.Character, set);

    private CharacterSet NewSet() => new() { IgnoresCase = _ignoresCase };

    /// <summary>What stands behind a backslash: a place in the name, a kind of characters, or a character.</summary>
    private Instruction Escaped()
    {
        if (IsOver) throw new FormatException("Nothing follows the backslash.");
        InstructionKind? place = pattern[_at] switch
        {
            'A' => InstructionKind.Start,
            'Z' => InstructionKind.End,
            'b' => InstructionKind.Boundary,
            'B' => InstructionKind.NoBoundary,
            _ => null,
        };
        if (place is { } kind)
        {
            _at++;
            return new(kind);
        }

        var set = NewSet();
        // Outside of a set, a number is a group unless it is one of three octal digits.
        if (pattern[_at] is >= '1' and <= '9' && !(Octal(_at) && Octal(_at + 1) && Octal(_at + 2))) throw new FormatException("References to groups are not supported.");
        if (!AddKind(set)) return Of(EscapedCodePoint());
        return Of(set);
    }

    private CharacterSet ReadSet()
    {
        var set = NewSet();
        set.IsNegated = Take('^');
        var isFirst = true;
        while (isFirst || !Take(']'))
        {
            isFirst = false;
            if (IsOver) throw new FormatException("A set is not closed.");
            if (AddKindInSet(set))
            {
                if (IsRange()) throw new FormatException("A range begins with a kind of characters.");
                continue;
            }

            var first = CodePointInSet();
            var last = first;
            if (IsRange())
            {
                _at++;
                last = CodePointInSet();
            }

            if (last < first) throw new FormatException("A range ends before it begins.");
            set.Add(first, last);
        }

        return set;
    }

    /// <summary>Whether a range goes on here: a hyphen that is not the last in its set.</summary>
    private bool IsRange()
    {
        if (IsOver || pattern[_at] != '-') return false;
        if (_at + 1 >= pattern.Length) throw new FormatException("A set is not closed.");
        return pattern[_at + 1] != ']';
    }

    private bool AddKindInSet(CharacterSet set)
    {
        if (pattern[_at] != '\\' || _at + 1 >= pattern.Length) return false;
        _at++;
        if (AddKind(set)) return true;
        _at--;
        return false;
    }

    private int CodePointInSet()
    {
        if (!Take('\\')) return CodePoint();
        if (IsOver) throw new FormatException("Nothing follows the backslash.");
        if (!Take('b')) return EscapedCodePoint();
        return '\b';
    }

    private bool AddKind(CharacterSet set)
    {
        CharacterKind? kind = char.ToLowerInvariant(pattern[_at]) switch
        {
            'd' => CharacterKind.Digit,
            's' => CharacterKind.Space,
            'w' => CharacterKind.Word,
            _ => null,
        };
        if (kind is not { } known) return false;
        set.Add(known, isNot: char.IsAsciiLetterUpper(pattern[_at]));
        _at++;
        return true;
    }

    private int EscapedCodePoint()
    {
        var character = pattern[_at];
        switch (character)
        {
            case 'x': return Hexadecimal(2);
            case 'u': return Hexadecimal(4);
            case 'U': return Hexadecimal(8);
            case >= '0' and <= '7': return ReadOctal();
        }

        if (!char.IsAsciiLetterOrDigit(character)) return CodePoint();
        _at++;
        return "afnrtv".IndexOf(character) is >= 0 and var control ? "\a\f\n\r\t\v"[control] : throw new FormatException("The letter has no meaning behind a backslash.");
    }

    private int Hexadecimal(int digits)
    {
        var start = _at + 1;
        if (start + digits > pattern.Length || !int.TryParse(pattern.AsSpan(start, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
            || number is < 0 or > LastCodePoint)
        {
            throw new FormatException("The number of a character is none.");
        }

        _at = start + digits;
        return number;
    }

    /// <summary>Up to three octal digits.</summary>
    private int ReadOctal()
    {
        var number = 0;
        for (var i = 0; i < 3 && Octal(_at); i++)
            number = (number * 8) + (pattern[_at++] - '0');
        return number <= LastOctal ? number : throw new FormatException("The number of a character is too large.");
    }

    private bool Octal(int at) => at < pattern.Length && pattern[at] is >= '0' and <= '7';

    private int CodePoint()
    {
        if (IsOver) throw new FormatException("A set is not closed.");
        if (!Rune.TryGetRuneAt(pattern, _at, out var rune)) return pattern[_at++];
        _at += rune.Utf16SequenceLength;
        return rune.Value;
    }
}
