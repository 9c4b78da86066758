using System.Text;
using SummaryService.Domain.Documents;

namespace SummaryService.Domain.Sources.Tables;

/// <summary>A text without what terminals, pages and input methods put into it, each character knowing where it came from.</summary>
/// <remarks>
/// Taken off: escape sequences (also as Python shows them, or with their first byte lost), HTML's tags and entities, characters of no width. Made plain: the
/// full-width forms of ASCII, blanks of every kind, quotation marks, ends of lines. What parts the cells of a table becomes <c>│</c>.
/// </remarks>
internal sealed class CleanText
{
    /// <summary>What parts two cells.</summary>
    public const char Bar = '│';

    private const int LongestTag = 2_000;

    private readonly int[] _offsets;
    private readonly int[] _lineStarts;
    private readonly string _original;

    private CleanText(string original, string text, int[] offsets)
    {
        (_original, Text, _offsets) = (original, text, offsets);
        var starts = new List<int> { 0 };
        for (var i = 0; i < original.Length; i++)
        {
            if (original[i] == '\n' || (original[i] == '\r' && (i + 1 == original.Length || original[i + 1] != '\n'))) starts.Add(i + 1);
        }

        _lineStarts = [.. starts];
    }

    /// <summary>The clean text; its lines end with <c>\n</c>.</summary>
    public string Text { get; }

    /// <summary>Where a character of the clean text stands in the original.</summary>
    public TextPlace PlaceOf(int index)
    {
        var offset = index < _offsets.Length ? _offsets[index] : _original.Length;
        var line = Array.BinarySearch(_lineStarts, offset);
        if (line < 0) line = ~line - 1;
        var column = 1;
        for (var i = _lineStarts[line]; i < offset; i++)
        {
            if (!char.IsLowSurrogate(_original[i])) column++;
        }

        return new(line + 1, column);
    }

    /// <summary>Cleans a text.</summary>
    public static CleanText Of(string original) => new Cleaning(original).Run();

    private ref struct Cleaning(string original)
    {
        private readonly StringBuilder _text = new(original.Length);
        private readonly List<int> _offsets = new(original.Length);
        private readonly bool _isHtml = original.Contains("</", StringComparison.Ordinal) || original.Contains("<br", StringComparison.OrdinalIgnoreCase);
        private readonly bool _hasWrittenLineEnds = !original.Contains('\n', StringComparison.Ordinal) && original.Contains("\\n", StringComparison.Ordinal);
        private int _at;

        public CleanText Run()
        {
            while (_at < original.Length)
            {
                if (TrySkipEscape() || TryTakeTag() || TryTakeEntity() || TryTakeLineEnd()) continue;
                Add(Plain(original[_at]), _at);
                _at++;
            }

            return new(original, _text.ToString(), [.. _offsets]);
        }

        private readonly void Add(char character, int offset)
        {
            if (character == '\0') return;
            _text.Append(character);
            _offsets.Add(offset);
        }

        private bool TrySkipEscape()
        {
            var at = _at;
            if (original[at] == '\x1b')
            {
                at++;
            }
            else if (original[at] == '\\')
            {
                foreach (var written in (ReadOnlySpan<string>)["\\x1b", "\\033", "\\u001b", "\\e"])
                {
                    if (string.Compare(original, at, written, 0, written.Length, StringComparison.OrdinalIgnoreCase) != 0) continue;
                    at += written.Length;
                    break;
                }

                if (at == _at) return false;
            }

            var hasStart = at > _at;
            if (at < original.Length && original[at] == '[')
            {
                var end = at + 1;
                while (end < original.Length && end - at < 40 && (char.IsAsciiDigit(original[end]) || original[end] is ';' or '?')) end++;
                // With the first byte lost, only a colour's sequence is told from a list of numbers.
                if (end >= original.Length || !(hasStart ? original[end] is >= '@' and <= '~' : original[end] == 'm' && end > at + 1)) return SkipIf(hasStart, at);
                _at = end + 1;
                return true;
            }

            return SkipIf(hasStart, at);
        }

        private bool SkipIf(bool isEscape, int end)
        {
            if (isEscape) _at = end;
            return isEscape;
        }

        private bool TryTakeTag()
        {
            if (!_isHtml || original[_at] != '<' || _at + 1 >= original.Length || !(char.IsAsciiLetter(original[_at + 1]) || original[_at + 1] is '/' or '!')) return false;
            var end = original.AsSpan(_at, Math.Min(LongestTag, original.Length - _at)).IndexOf('>');
            if (end < 0) return false;
            var tag = original.AsSpan(_at + 1, end - 1).TrimStart('/');
            var length = 0;
            while (length < tag.Length && char.IsAsciiLetterOrDigit(tag[length])) length++;
            var isClosing = original[_at + 1] == '/';
            switch (tag[..length].ToString().ToLowerInvariant())
            {
                case "td" or "th":
                    if (isClosing) Add(Bar, _at);
                    break;
                case "tr" or "br" or "p" or "div" or "pre" or "li" or "table":
                    Add('\n', _at);
                    break;
            }

            _at += end + 1;
            return true;
        }

        private bool TryTakeEntity()
        {
            if (original[_at] != '&') return false;
            var end = original.AsSpan(_at, Math.Min(12, original.Length - _at)).IndexOf(';');
            if (end < 2) return false;
            var decoded = System.Net.WebUtility.HtmlDecode(original.Substring(_at, end + 1));
            if (decoded.Length != 1) return false;
            Add(Plain(decoded[0]), _at);
            _at += end + 1;
            return true;
        }

        private bool TryTakeLineEnd()
        {
            if (original[_at] == '\r')
            {
                if (_at + 1 >= original.Length || original[_at + 1] != '\n') Add('\n', _at);
                _at++;
                return true;
            }

            if (original[_at] != '\\' || _at + 1 >= original.Length) return false;
            if (_hasWrittenLineEnds && original[_at + 1] == 'n')
            {
                Add('\n', _at);
                _at += 2;
                return true;
            }

            // Markdown writes conv2d\_1 for conv2d_1.
            if (original[_at + 1] is not ('_' or '*' or '|' or '#' or '[' or ']' or '(' or ')')) return false;
            Add(original[_at + 1] == '|' ? Bar : original[_at + 1], _at + 1);
            _at += 2;
            return true;
        }

        private static char Plain(char character) => character switch
        {
            '|' => Bar,
            >= ' ' and <= '~' => character,
            '\n' or '\u2028' or '\u2029' or '\u0085' => '\n',
            '\t' or '\v' or '\f' or '\u00A0' or '\u3000' or (>= '\u2000' and <= '\u200A') or '\u202F' => ' ',
            < ' ' or '\u007F' or '\u00AD' or (>= '\u200B' and <= '\u200F') or '\u2060' or '\uFEFF' => '\0',
            '\uFF5C' or '│' or '┃' or '║' or '┆' or '┊' or '¦' => Bar,
            '“' or '”' or '„' or '«' or '»' => '"',
            '‘' or '’' or '‚' => '\'',
            '【' => '[',
            '】' => ']',
            >= '\uFF01' and <= '\uFF5E' => (char)(character - 0xFEE0),
            _ => character,
        };
    }
}
