using System.Globalization;
using System.Text;

namespace SummaryService.Domain.Sources.Code.Syntax;

/// <content>Names, numbers, strings and operators.</content>
internal sealed partial class Lexer
{
    private const int LongestPrefix = 2;

    private Token ReadToken(char character)
    {
        if (IsNameStart(_text[_at], character)) return ReadName();
        if (char.IsAsciiDigit(character) || (character == '.' && char.IsAsciiDigit(Peek(1)))) return ReadNumber();
        if (character is '"' or '\'') return ReadString(_at, "");
        return ReadOperator();
    }

    private static bool IsNameStart(char written, char character) =>
        char.IsAsciiLetter(character) || character == '_' || (character >= '\u0080' && (char.IsLetter(written) || char.IsSurrogate(written)));

    private bool IsNamePart(int ahead)
    {
        if (_at + ahead >= _text.Length) return false;
        var (written, character) = (_text[_at + ahead], Peek(ahead));
        return IsNameStart(written, character) || char.IsAsciiDigit(character)
            || (written >= '\u0080' && char.GetUnicodeCategory(written) is UnicodeCategory.NonSpacingMark or UnicodeCategory.DecimalDigitNumber);
    }

    private Token ReadName()
    {
        var start = _at;
        var length = 1;
        while (IsNamePart(length))
            length++;
        var text = Ascii(start, length);
        _at += length;
        if (length <= LongestPrefix && Peek() is '"' or '\'' && IsStringPrefix(text)) return ReadString(start, text.ToLowerInvariant());
        return Make(TokenKind.Name, text, start, _at);
    }

    private static bool IsStringPrefix(string text)
    {
        foreach (var letter in text)
        {
            if (char.ToLowerInvariant(letter) is not ('r' or 'b' or 'u' or 'f')) return false;
        }

        return true;
    }

    /// <summary>The characters of a token, in ASCII where they stand for such.</summary>
    private string Ascii(int start, int length)
    {
        var written = _text.AsSpan(start, length);
        if (System.Text.Ascii.IsValid(written)) return new(written);
        return string.Create(length, (_text, start), static (characters, source) =>
        {
            for (var i = 0; i < characters.Length; i++)
                characters[i] = Punctuation.Ascii(source._text[source.start + i]);
        });
    }

    private Token ReadNumber()
    {
        var start = _at;
        NoteUnusual(start);
        var length = 0;
        var isHexadecimal = Peek() == '0' && Peek(1) is 'x' or 'X';
        while (IsNumberPart(length, isHexadecimal))
            length++;
        _at += length;
        return Make(TokenKind.Number, Ascii(start, length).Replace("_", "", StringComparison.Ordinal), start, _at);
    }

    private bool IsNumberPart(int ahead, bool isHexadecimal)
    {
        var character = Peek(ahead);
        if (char.IsAsciiLetterOrDigit(character) || character is '.' or '_') return true;
        return character is '+' or '-' && !isHexadecimal && ahead > 0 && Peek(ahead - 1) is 'e' or 'E' && char.IsAsciiDigit(Peek(ahead + 1));
    }

    private Token ReadOperator()
    {
        var start = _at;
        var line = _text.AsSpan(_at, Math.Min(3, _text.Length - _at));
        NoteUnusual(start);
        Span<char> next = stackalloc char[line.Length];
        for (var i = 0; i < line.Length; i++)
            next[i] = Punctuation.Ascii(line[i]);
        foreach (var known in LongOperators)
        {
            if (!next.StartsWith(known)) continue;
            _at += known.Length;
            return Make(TokenKind.Operator, known, start, _at);
        }

        if (line[0] == '\u2026')
        {
            _at++;
            return Make(TokenKind.Operator, "...", start, _at);
        }

        _at++;
        foreach (var known in ShortOperators)
        {
            if (known[0] != next[0]) continue;
            if (known[0] is '(' or '[' or '{') _brackets++;
            else if (known[0] is ')' or ']' or '}' && _brackets > 0) _brackets--;
            return Make(TokenKind.Operator, known, start, _at);
        }

        return Make(TokenKind.Error, line[..1].ToString(), start, _at);
    }

    private Token ReadString(int start, string prefix)
    {
        NoteUnusual(_at);
        var begin = Make(TokenKind.String, "", start, start, prefix);
        var quote = Peek();
        var isTypographic = _text[_at] >= '\u0080';
        var isTriple = !isTypographic && Peek(1) == quote && Peek(2) == quote && _text[_at + 1] == quote && _text[_at + 2] == quote;
        _at += isTriple ? 3 : 1;
        var contentStart = _at;
        var contentEnd = isTriple ? EndOfTriple(quote) : EndOfLineString(quote, isTypographic);
        if (contentEnd < 0) return begin with { Kind = TokenKind.Error, Text = quote.ToString(), End = _at };
        var content = _text.AsSpan(contentStart, contentEnd - contentStart);
        var isFormatted = prefix.Contains('f', StringComparison.Ordinal);
        var text = isFormatted || prefix.Contains('r', StringComparison.Ordinal) || !content.Contains('\\') ? content.ToString() : StringEscapes.Resolve(content);
        return begin with { Kind = isFormatted ? TokenKind.FString : TokenKind.String, Text = text, End = _at };
    }

    private int EndOfTriple(char quote)
    {
        for (; _at < _text.Length; _at++)
        {
            if (_text[_at] == '\\')
            {
                _at++;
                if (_at < _text.Length && _text[_at] == '\n') CountLine();
            }
            else if (_text[_at] == '\n')
            {
                CountLine();
            }
            else if (_text[_at] == quote && _at + 2 < _text.Length && _text[_at + 1] == quote && _text[_at + 2] == quote)
            {
                _at += 3;
                return _at - 3;
            }
        }

        return -1;
    }

    private void CountLine()
    {
        _line++;
        _lineStart = _at + 1;
    }

    /// <summary>Where a string on one line ends. One that a word processor opened, or that has no other end, ends at its kind of quote.</summary>
    private int EndOfLineString(char quote, bool isTypographic)
    {
        var typographic = -1;
        for (; _at < _text.Length && _text[_at] is not ('\n' or '\r'); _at++)
        {
            if (_text[_at] == '\\' && _at + 1 < _text.Length)
            {
                _at++;
                if (_text[_at] == '\n') CountLine();
            }
            else if (_text[_at] == quote || (isTypographic && Punctuation.IsTypographicQuote(_text[_at], quote)))
            {
                return _at++;
            }
            else if (typographic < 0 && Punctuation.IsTypographicQuote(_text[_at], quote))
            {
                typographic = _at;
            }
        }

        if (typographic < 0) return -1;
        NoteUnusual(typographic);
        _at = typographic + 1;
        return typographic;
    }
}
