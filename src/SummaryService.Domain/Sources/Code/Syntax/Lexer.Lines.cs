namespace SummaryService.Domain.Sources.Code.Syntax;

/// <content>The beginnings of lines: indentation, prompts, and what a notebook adds to Python.</content>
internal sealed partial class Lexer
{
    private const int TabWidth = 8;

    /// <summary>Skips the lines that hold no code, then tells how the indentation changed; null where it did not.</summary>
    private Token? BeginLine()
    {
        if (_isFirstLine) SkipPrompt();
        while (true)
        {
            var width = Indentation();
            if (_at >= _text.Length) break;
            if (_text[_at] is '\n' or '\r')
            {
                TakeLineEnd();
                continue;
            }

            if (Peek() == '#')
            {
                SkipComment();
                if (_at < _text.Length && _text[_at] is not ('\n' or '\r')) return Layout(width);
                continue;
            }

            if (!IsMagic()) return Layout(width);
            SkipMagic();
        }

        _isAtLineStart = false;
        return null;
    }

    private int Indentation()
    {
        var width = 0;
        for (; _at < _text.Length; _at++)
        {
            var character = _text[_at];
            if (character == '\t') width = (width / TabWidth + 1) * TabWidth;
            else if (character == '\f') width = 0;
            else if (Punctuation.HasNoWidth(character)) continue;
            else if (Punctuation.IsSpace(character)) width++;
            else break;
        }

        return width;
    }

    private Token? Layout(int width)
    {
        _isAtLineStart = false;
        if (_isFirstLine)
        {
            // Code is often pasted with the indentation that it had where it stood.
            _isFirstLine = false;
            _indents.Pop();
            _indents.Push(width);
            return null;
        }

        var token = Make(TokenKind.Indent, "", _at, _at);
        if (width > _indents.Peek())
        {
            _indents.Push(width);
            return token;
        }

        token = token with { Kind = TokenKind.Dedent };
        while (width < _indents.Peek() && _indents.Count > 1)
        {
            _indents.Pop();
            _pending.Enqueue(token);
        }

        // A line that is indented like none before belongs to the block that it stands nearest to.
        if (width != _indents.Peek())
        {
            _indents.Pop();
            _indents.Push(width);
        }

        return _pending.TryDequeue(out var first) ? first : null;
    }

    /// <summary>Whether the line is for the notebook or the shell, or is what a console printed.</summary>
    private bool IsMagic()
    {
        var line = _text.AsSpan(_at);
        return line[0] is '%' or '!' or '?' or '$'
            || line.StartsWith("---", StringComparison.Ordinal)
            || line.StartsWith("===", StringComparison.Ordinal)
            || line.StartsWith("Out[", StringComparison.Ordinal)
            || (_hasPrompts && !_isPrompted);
    }

    private void SkipMagic()
    {
        // %%time and its like run the cell as Python; %%bash, %%html or %%writefile do not.
        var isForeignCell = _text.AsSpan(_at).StartsWith("%%", StringComparison.Ordinal) && !IsPythonMagic(_text.AsSpan(_at + 2));
        if (isForeignCell) _at = _text.Length;
        else TakeLogicalLine();
    }

    private void TakeLogicalLine()
    {
        while (_at < _text.Length && _text[_at] is not ('\n' or '\r'))
            _at++;
        var isContinued = _at > 0 && _text[_at - 1] == '\\';
        if (_at < _text.Length) TakeLineEnd();
        if (isContinued && _at < _text.Length) TakeLogicalLine();
    }

    private static bool IsPythonMagic(ReadOnlySpan<char> name) =>
        name.StartsWith("time") || name.StartsWith("capture") || name.StartsWith("prun") || name.StartsWith("python") || name.StartsWith("cache");

    /// <summary>Skips the prompt of a console (<c>&gt;&gt;&gt;</c>, <c>...</c>) or of a notebook (<c>In [3]:</c>).</summary>
    private void SkipPrompt()
    {
        if (!_hasPrompts || _at >= _text.Length) return;
        var length = PromptLength(_text.AsSpan(_at));
        _isPrompted = length > 0;
        _at += length;
    }

    /// <summary>Whether the first line of a text that holds anything begins with a prompt: then every line of code does.</summary>
    private static bool BeginsWithPrompt(string text)
    {
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.IsWhiteSpace() || line.TrimStart()[0] == '#') continue;
            return PromptLength(line) > 0;
        }

        return false;
    }

    private static int PromptLength(ReadOnlySpan<char> line)
    {
        var start = 0;
        while (start < line.Length && line[start] == ' ')
            start++;
        var rest = line[start..];
        if (rest.StartsWith(">>> ") || IsAlone(rest, ">>>") || rest.StartsWith("... ") || IsAlone(rest, "..."))
            return start + (rest.Length > 3 && rest[3] == ' ' ? 4 : 3);
        if (rest.StartsWith("...:")) return start + (rest.Length > 4 && rest[4] == ' ' ? 5 : 4);
        if (!rest.StartsWith("In [")) return 0;
        var close = rest[..Math.Min(rest.Length, 12)].IndexOf("]:");
        return close < 0 ? 0 : start + close + 2 + (close + 2 < rest.Length && rest[close + 2] == ' ' ? 1 : 0);
    }

    private static bool IsAlone(ReadOnlySpan<char> line, string prompt) =>
        line.StartsWith(prompt) && (line.Length == prompt.Length || line[prompt.Length] is '\n' or '\r');
}
