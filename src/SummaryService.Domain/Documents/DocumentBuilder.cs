using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using SummaryService.Domain.Problems;

namespace SummaryService.Domain.Documents;

/// <summary>Builds a document from values, each with its place in the text that it was read from.</summary>
/// <remarks>
/// The values are written as JSON on the way, so that a document from any text reads like one from JSON and can be shown as JSON.
/// A value that is added without a place stands where the value around it stands.
/// </remarks>
internal sealed class DocumentBuilder(int depth = DocumentReader.MaxDepth)
{
    private readonly ArrayBufferWriter<byte> _json = new();
    private readonly List<TextPlace> _places = [];
    private Token[] _tokens = ArrayStore<Token>.Rent(64);
    private int _count;
    private int _parent = -1;
    private int _level;
    private bool _isTooDeep;
    private bool _needsComma;

    /// <summary>Begins an object; names and values follow in turn, then <see cref="End"/>.</summary>
    public DocumentBuilder Object(TextPlace place = default) => Begin(NodeKind.Object, (byte)'{', place);

    /// <summary>Begins an array; its items follow, then <see cref="End"/>.</summary>
    public DocumentBuilder Array(TextPlace place = default) => Begin(NodeKind.Array, (byte)'[', place);

    /// <summary>Ends the object or array that was begun last.</summary>
    public DocumentBuilder End()
    {
        ref var opened = ref _tokens[_parent];
        Write(opened.Kind == NodeKind.Object ? "}"u8 : "]"u8);
        opened.End = _count;
        opened.Length = _json.WrittenCount - opened.Start;
        _parent = opened.Parent;
        _level--;
        _needsComma = true;
        return this;
    }

    /// <summary>Names the value that follows. A name must not stand twice in an object.</summary>
    public DocumentBuilder Name(string name, TextPlace place = default)
    {
        AddText(name, place);
        ref var token = ref _tokens[_count - 1];
        token.IsName = true;
        token.End = Duplicates.Hash(_json.WrittenSpan.Slice(token.Start, token.Length));
        Write(":"u8);
        _needsComma = false;
        return this;
    }

    /// <summary>Adds a text. Halves of surrogate pairs become U+FFFD.</summary>
    public DocumentBuilder Text(string text, TextPlace place = default)
    {
        AddText(text, place);
        _needsComma = true;
        return this;
    }

    /// <summary>Adds an integer.</summary>
    public DocumentBuilder Integer(Int128 number, TextPlace place = default) => Scalar(NodeKind.Number, number.ToString(CultureInfo.InvariantCulture), place);

    /// <summary>Adds a number, which must be finite: JSON has no others.</summary>
    public DocumentBuilder Number(double number, TextPlace place = default) => double.IsFinite(number)
        ? Scalar(NodeKind.Number, number.ToString("R", CultureInfo.InvariantCulture), place)
        : throw new ArgumentOutOfRangeException(nameof(number), number, "JSON has no such number.");

    /// <summary>Adds <c>true</c> or <c>false</c>.</summary>
    public DocumentBuilder Flag(bool value, TextPlace place = default) => Scalar(value ? NodeKind.True : NodeKind.False, value ? "true" : "false", place);

    /// <summary>Adds <c>null</c>.</summary>
    public DocumentBuilder Null(TextPlace place = default) => Scalar(NodeKind.Null, "null", place);

    /// <summary>The document, once the outermost value is complete; a problem where it nests too deep. The builder is of no use afterwards.</summary>
    public Outcome<Document> Build()
    {
        var tokens = _tokens;
        _tokens = [];
        if (!_isTooDeep) return new Document(_json.WrittenMemory, tokens, _count, [.. _places]);
        ArrayStore<Token>.Return(tokens);
        return SyntaxFaults.TooDeep(depth);
    }

    private DocumentBuilder Begin(NodeKind kind, byte bracket, TextPlace place)
    {
        _isTooDeep |= ++_level > depth;
        Separate();
        var parent = _count;
        Add(new Token { Start = _json.WrittenCount, Parent = _parent, Kind = kind }, place);
        Write([bracket]);
        _parent = parent;
        _needsComma = false;
        return this;
    }

    private DocumentBuilder Scalar(NodeKind kind, string text, TextPlace place)
    {
        Separate();
        Add(new Token { Start = _json.WrittenCount, Length = text.Length, Parent = _parent, Kind = kind, End = _count + 1 }, place);
        Write(Encoding.ASCII.GetBytes(text));
        _needsComma = true;
        return this;
    }

    private void AddText(string text, TextPlace place)
    {
        Separate();
        var encoded = JsonEncodedText.Encode(WellFormed(text), JsonText.Encoder).EncodedUtf8Bytes;
        Add(new Token
        {
            Start = _json.WrittenCount + 1,
            Length = encoded.Length,
            Parent = _parent,
            Kind = NodeKind.Text,
            IsEscaped = encoded.Contains((byte)'\\'),
            End = _count + 1,
        }, place);
        Write("\""u8);
        Write(encoded);
        Write("\""u8);
    }

    private static string WellFormed(string text) => text.EnumerateRunes().Contains(Rune.ReplacementChar)
        ? string.Concat(text.EnumerateRunes())
        : text;

    private void Add(Token token, TextPlace place)
    {
        if (_count == _tokens.Length) Grow();
        _tokens[_count++] = token;
        _places.Add(place.Exists || _parent < 0 ? place : _places[_parent]);
    }

    private void Grow()
    {
        var larger = ArrayStore<Token>.Rent(_tokens.Length * 2);
        _tokens.CopyTo(larger, 0);
        ArrayStore<Token>.Return(_tokens);
        _tokens = larger;
    }

    private void Separate()
    {
        if (_needsComma) Write(","u8);
    }

    private void Write(ReadOnlySpan<byte> bytes) => _json.Write(bytes);
}
