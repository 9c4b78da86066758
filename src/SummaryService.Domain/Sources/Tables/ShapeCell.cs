using System.Collections.Immutable;
using System.Globalization;
using SummaryService.Domain.Reconstruction;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Sources.Tables;

/// <summary>Reads what stands in the column <c>Output Shape</c>: <c>(None, 26, 26, 32)</c>, <c>[(None, 8), (None, 8)]</c>, <c>{'a': (None, 1)}</c>, <c>[null,10]</c>, <c>multiple</c>.</summary>
internal ref struct ShapeCell
{
    // Deeper than any layer's outputs nest, and little enough for brackets without end.
    private const int MostDepth = 4;
    private const int MostSizes = 32;
    private const int MostTensors = 256;
    private const int LongestKey = 100;

    private static readonly string[] Words = ["multiple", "unknown", "None", "?"];

    private readonly ReadOnlySpan<char> _text;
    private readonly ImmutableArray<TensorShape>.Builder _shapes = ImmutableArray.CreateBuilder<TensorShape>();
    private int _at;
    private int _depth;
    private bool _isCut;

    private ShapeCell(ReadOnlySpan<char> text, int start)
    {
        _text = text;
        _at = start;
    }

    /// <summary>The shape that begins at a place; null where none does.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="end">Where it ends.</param>
    public static PrintedShape? Read(ReadOnlySpan<char> text, int start, out int end)
    {
        end = start;
        if (start >= text.Length) return null;
        if (text[start] is not ('(' or '[' or '{')) return Word(text, start, out end);
        var cell = new ShapeCell(text, start);
        var isList = cell.OpensList();
        if (!cell.TryGroup() || cell._shapes.Count == 0) return null;
        end = cell._at;
        while (text[end - 1] == ' ') end--;
        return new(text[start..end].ToString())
        {
            Tensors = cell._shapes.ToImmutable(),
            IsList = isList || cell._shapes.Count > 1,
            IsOpen = cell._depth > 0,
            IsCut = cell._isCut,
        };
    }

    private readonly bool OpensList()
    {
        for (var i = _at + 1; i < _text.Length; i++)
        {
            if (_text[i] != ' ') return _text[i] is '(' or '[' or '\'' or '"';
        }

        return false;
    }

    private static PrintedShape? Word(ReadOnlySpan<char> text, int start, out int end)
    {
        end = start;
        foreach (var word in Words)
        {
            if (!text[start..].StartsWith(word, StringComparison.Ordinal)) continue;
            end = start + word.Length;
            if (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] != CleanText.Bar) continue;
            return PrintedShape.Untold(word);
        }

        end = start;
        return null;
    }

    // As deep as MostDepth.
    private bool TryGroup()
    {
        var own = ++_depth;
        if (own > MostDepth) return false;
        var closing = _text[_at++] switch { '(' => ')', '[' => ']', _ => '}' };
        var sizes = new List<Dim>();
        var (hasGroups, isAfterComma) = (false, true);
        while (true)
        {
            SkipBlanks(isAfterComma, isFirst: sizes.Count == 0 && !hasGroups, out var isBroken);
            if (_at < _text.Length && !isBroken && _text[_at] == closing)
            {
                _at++;
                _depth--;
                return hasGroups || Close(sizes, closing);
            }

            if (isBroken || _at >= _text.Length || !isAfterComma || !TryElement(sizes, ref hasGroups, out var isSound))
                return hasGroups || Cut(sizes);
            if (!isSound) return false;
            // What is open inside is open outside, and nothing of the outside follows.
            if (_depth > own) return true;
            isAfterComma = TryComma();
        }
    }

    private bool TryElement(List<Dim> sizes, ref bool hasGroups, out bool isSound)
    {
        isSound = true;
        var character = _text[_at];
        if (character is '\'' or '"') return SkipKey();
        if (character is '(' or '[')
        {
            hasGroups = true;
            isSound = sizes.Count == 0 && _shapes.Count < MostTensors && TryGroup();
            return true;
        }

        if (!TrySize(out var size)) return false;
        if (hasGroups || sizes.Count >= MostSizes) isSound = false;
        sizes.Add(size);
        return true;
    }

    private bool SkipKey()
    {
        var quote = _text[_at];
        var length = _text[(_at + 1)..Math.Min(_text.Length, _at + LongestKey)].IndexOf(quote);
        if (length < 0) return false;
        var at = _at + length + 2;
        if (at >= _text.Length || _text[at] != ':') return false;
        _at = at + 1;
        while (_at < _text.Length && _text[_at] == ' ') _at++;
        return _at < _text.Length && _text[_at] is '(' or '[';
    }

    private bool TrySize(out Dim size)
    {
        size = Dim.Unknown;
        foreach (var word in (ReadOnlySpan<string>)["None", "null", "?"])
        {
            if (!_text[_at..].StartsWith(word, StringComparison.Ordinal)) continue;
            _at += word.Length;
            return true;
        }

        var digits = 0;
        while (_at + digits < _text.Length && char.IsAsciiDigit(_text[_at + digits])) digits++;
        if (digits is 0 or > 18) return false;
        size = long.Parse(_text.Slice(_at, digits), NumberStyles.None, CultureInfo.InvariantCulture);
        _at += digits;
        return true;
    }

    private bool TryComma()
    {
        var at = _at;
        while (at < _text.Length && _text[at] == ' ') at++;
        if (at >= _text.Length || _text[at] != ',') return false;
        _at = at + 1;
        return true;
    }

    /// <summary>Blanks inside a shape are single, and stand behind commas: where there are more, the cell ends.</summary>
    private void SkipBlanks(bool isInside, bool isFirst, out bool isBroken)
    {
        var blanks = 0;
        while (_at + blanks < _text.Length && _text[_at + blanks] == ' ') blanks++;
        isBroken = isInside && blanks > (isFirst ? 0 : 1) && (_at + blanks >= _text.Length || _text[_at + blanks] is not (')' or ']' or '}'));
        if (!isBroken) _at += blanks;
    }

    private readonly bool Close(List<Dim> sizes, char closing)
    {
        // An empty list tells of no tensor, an empty tuple of a number.
        if (sizes.Count == 0 && closing != ')') return false;
        _shapes.Add(TensorShape.Owning([.. sizes]));
        return true;
    }

    private bool Cut(List<Dim> sizes)
    {
        if (sizes.Count == 0)
        {
            SkipCutWord();
            return _shapes.Count > 0;
        }

        _isCut = true;
        _shapes.Add(TensorShape.Owning([.. sizes]));
        SkipCutWord();
        return true;
    }

    /// <summary>Half a <c>None</c> is no size, and still the cell's.</summary>
    private void SkipCutWord()
    {
        foreach (var word in (ReadOnlySpan<string>)["Non", "No", "N"])
        {
            var end = _at + word.Length;
            if (!_text[_at..].StartsWith(word, StringComparison.Ordinal) || end >= _text.Length || _text[end] != ' ') continue;
            _at = end;
            return;
        }
    }
}
