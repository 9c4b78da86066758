namespace SummaryService.Domain.Sources.Code.Syntax;

/// <summary>Splits Python code into tokens.</summary>
/// <remarks>
/// Source: the lexical analysis of Python's language reference. Beyond it: prompts of consoles are skipped, typographic quotes and
/// full-width punctuation count as the ASCII characters that they stand for, and code that lost its line ends is read by <see cref="CollapsedCode"/>.
/// </remarks>
internal sealed partial class Lexer
{
    private static readonly string[] LongOperators =
        ["**=", "//=", ">>=", "<<=", "...", "!=", "->", ":=", "**", "//", "<<", ">>", "<=", ">=", "==", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "@="];

    private static readonly string[] ShortOperators = [.. "()[]{},:.;@=+-*/%&|^~<>".Select(character => character.ToString())];

    private readonly string _text;
    private readonly int? _cell;
    private readonly Place? _within;
    private readonly CollapsedCode? _collapsed;
    private readonly Stack<int> _indents = new([0]);
    private readonly Queue<Token> _pending = new();
    private int _at;
    private int _line = 1;
    private int _lineStart;
    private int _brackets;
    private bool _isAtLineStart = true;
    private bool _isFirstLine = true;
    private readonly bool _hasPrompts;
    private bool _hasTokenOnLine;
    private bool _isPrompted;

    /// <summary>Reads a text from its start.</summary>
    /// <param name="text">The code.</param>
    /// <param name="cell">The cell of a notebook, from 1; null outside notebooks.</param>
    /// <param name="within">Where the string stands that the text is part of; null for a text of its own.</param>
    public Lexer(string text, int? cell = null, Place? within = null)
    {
        (_text, _cell, _within) = (text, cell, within);
        _collapsed = CollapsedCode.Of(text);
        _hasPrompts = BeginsWithPrompt(text);
    }

    /// <summary>Where the first typographic quote or full-width character stands that was read as ASCII; null where there is none.</summary>
    public Place? FirstUnusual { get; private set; }

    /// <summary>Whether the line of a token lost its line ends, so that statements may follow each other without one.</summary>
    public bool IsCollapsed(Token token) => _collapsed?.Covers(token.Start) == true;

    /// <summary>Where a token stands.</summary>
    public Place PlaceOf(Token token) => _within ?? new(token.Line, token.Column, _cell);

    /// <summary>Goes to the line of a token, outside all brackets, to read on from there.</summary>
    public void Restart(Token token)
    {
        (_at, _line, _brackets) = (token.Start - (token.Column - 1), token.Line, 0);
        _lineStart = _at;
        _pending.Clear();
        _isAtLineStart = true;
        _hasTokenOnLine = false;
        SkipPrompt();
    }

    /// <summary>The next token.</summary>
    public Token Next()
    {
        if (_pending.TryDequeue(out var waiting)) return waiting;
        while (true)
        {
            if (_isAtLineStart && BeginLine() is { } layout) return layout;
            SkipSpace();
            if (_at >= _text.Length) return EndOfText();
            var character = Peek();
            if (character == '#')
            {
                SkipComment();
            }
            else if (character is '\n' or '\r')
            {
                if (EndLine() is { } newline) return newline;
            }
            else if (character == '\\' && IsLineEnd(_at + 1))
            {
                _at++;
                TakeLineEnd();
            }
            else
            {
                _hasTokenOnLine = true;
                return ReadToken(character);
            }
        }
    }

    private char Peek(int ahead = 0) => _at + ahead < _text.Length ? Punctuation.Ascii(_text[_at + ahead]) : '\0';

    private bool IsLineEnd(int at)
    {
        while (at < _text.Length && _text[at] is ' ' or '\t')
            at++;
        return at >= _text.Length || _text[at] is '\n' or '\r';
    }

    private void SkipSpace()
    {
        while (_at < _text.Length && Peek() is ' ' or '\t' or '\f' or '\v')
            _at++;
    }

    private void SkipComment()
    {
        var end = _text.AsSpan(_at).IndexOfAny('\n', '\r') is var length && length < 0 ? _text.Length : _at + length;
        if (_collapsed?.Covers(_at) == true && _collapsed.EndOfComment(_at, end, _brackets) is { } resumed) _at = resumed;
        else _at = end;
    }

    private void TakeLineEnd()
    {
        while (_at < _text.Length && _text[_at] is not ('\n' or '\r'))
            _at++;
        if (_at < _text.Length && _text[_at] == '\r' && _at + 1 < _text.Length && _text[_at + 1] == '\n') _at++;
        _at++;
        _line++;
        _lineStart = Math.Min(_at, _text.Length);
        SkipPrompt();
    }

    private Token? EndLine()
    {
        var newline = Make(TokenKind.Newline, "", _at, _at);
        var ends = _brackets == 0 && _hasTokenOnLine;
        TakeLineEnd();
        if (_brackets > 0) return null;
        _isAtLineStart = true;
        _hasTokenOnLine = false;
        return ends ? newline : null;
    }

    private Token EndOfText()
    {
        if (_hasTokenOnLine)
        {
            _hasTokenOnLine = false;
            return Make(TokenKind.Newline, "", _text.Length, _text.Length);
        }

        if (_indents.Count > 1)
        {
            _indents.Pop();
            return Make(TokenKind.Dedent, "", _text.Length, _text.Length);
        }

        return Make(TokenKind.EndMarker, "", _text.Length, _text.Length);
    }

    private Token Make(TokenKind kind, string text, int start, int end, string prefix = "") =>
        new(kind, text, start, end, _line, start - _lineStart + 1, prefix);

    private void NoteUnusual(int at)
    {
        if (FirstUnusual is null && _text[at] >= '\u0080' && !Punctuation.IsSpace(_text[at])) FirstUnusual = new(_line, at - _lineStart + 1, _cell);
    }
}
