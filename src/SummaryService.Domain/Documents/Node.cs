using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SummaryService.Domain.Documents;

/// <summary>A value of a document.</summary>
/// <remarks>A look-up that finds nothing gives a node of kind <see cref="NodeKind.Missing"/>, which has no children.</remarks>
internal readonly struct Node(Document? document, int index)
{
    private readonly Document? _document = document;
    private readonly int _index = index;

    public NodeKind Kind => _document is null ? NodeKind.Missing : Self.Kind;

    public bool Exists => _document is not null;

    /// <summary>Whether there is a value that is not null.</summary>
    public bool HasValue => Kind > NodeKind.Null;

    public bool IsObject => Kind == NodeKind.Object;

    public bool IsArray => Kind == NodeKind.Array;

    public bool IsText => Kind == NodeKind.Text;

    internal Document? Document => _document;

    internal int Index => _index;

    private ref readonly Token Self => ref _document![_index];

    /// <summary>The value of a property, or a missing node.</summary>
    public Node this[string name]
    {
        get
        {
            foreach (var property in Properties)
            {
                if (property.NameIs(name)) return property.Value;
            }

            return default;
        }
    }

    /// <summary>The properties of an object in order; none for anything else.</summary>
    public PropertyList Properties => new(this);

    /// <summary>The elements of an array in order; none for anything else.</summary>
    public ItemList Items => new(this);

    /// <summary>How many elements an array has; 0 for anything else.</summary>
    public int ItemCount
    {
        get
        {
            var count = 0;
            foreach (var _ in Items)
                count++;
            return count;
        }
    }

    /// <summary>How many properties an object has; 0 for anything else.</summary>
    public int PropertyCount
    {
        get
        {
            var count = 0;
            foreach (var _ in Properties)
                count++;
            return count;
        }
    }

    /// <summary>Whether it is a text or has one in it, be it a name.</summary>
    public bool HoldsText
    {
        get
        {
            if (!Exists) return false;
            for (var i = _index; i < Self.End; i++)
            {
                if (_document![i].Kind == NodeKind.Text) return true;
            }

            return false;
        }
    }

    /// <summary>The characters of a text, unescaped; the JSON of anything else.</summary>
    public string Text
    {
        get
        {
            if (!Exists) return "";
            ref readonly var self = ref Self;
            return self.IsEscaped ? Unescape(self) : Encoding.UTF8.GetString(_document!.BytesOf(self));
        }
    }

    /// <summary>Copies a text's characters, where they have no escapes and fit.</summary>
    public bool TryCopyTo(Span<char> characters, out int length)
    {
        length = 0;
        if (!IsText) return false;
        ref readonly var self = ref Self;
        return !self.IsEscaped && self.Length <= characters.Length && Encoding.UTF8.TryGetChars(_document!.BytesOf(self), characters, out length);
    }

    /// <summary>The value as it was written, a text with its quotes; nothing where there is none.</summary>
    public ReadOnlySpan<byte> Json
    {
        get
        {
            if (!Exists) return default;
            ref readonly var self = ref Self;
            return self.Kind == NodeKind.Text ? _document!.QuotedBytesOf(self) : _document!.BytesOf(self);
        }
    }

    /// <summary>The value as it was written, cut to a length that an answer can carry; null where there is none.</summary>
    public string? Excerpt
    {
        get
        {
            const int most = 200;
            if (!Exists) return null;
            ref readonly var self = ref Self;
            if (self.Length <= most)
                return Encoding.UTF8.GetString(self.Kind == NodeKind.Text ? _document!.QuotedBytesOf(self) : _document!.BytesOf(self));
            var cut = self.Kind switch
            {
                NodeKind.Text => Text[..Math.Min(Text.Length, most - 1)] + "…",
                NodeKind.Array => $"[…] ({ItemCount} items)",
                NodeKind.Object => "{…}",
                _ => Text[..(most - 1)] + "…",
            };
            return JsonText.Quote(cut);
        }
    }

    /// <summary>Whether it is a text of just these characters.</summary>
    public bool TextIs(string text) => Kind == NodeKind.Text && Matches(text);

    /// <summary>Whether it is a text that begins with these characters, which must be ASCII.</summary>
    public bool TextStartsWith(string text)
    {
        if (Kind != NodeKind.Text) return false;
        ref readonly var self = ref Self;
        if (self.IsEscaped) return Unescape(self).StartsWith(text, StringComparison.Ordinal);
        return self.Length >= text.Length && Ascii.Equals(_document!.BytesOf(self)[..text.Length], text);
    }

    /// <summary>The whole number, where it is one that 64 bits hold; <c>32.0</c> is one too.</summary>
    public bool TryGetInteger(out long value)
    {
        value = 0;
        if (Kind != NodeKind.Number) return false;
        var bytes = _document!.BytesOf(Self);
        if (Utf8Parser.TryParse(bytes, out value, out var used) && used == bytes.Length) return true;
        const double exact = 1L << 53;
        if (!TryGetNumber(out var number) || number != Math.Floor(number) || Math.Abs(number) > exact || IsInteger) return false;
        value = (long)number;
        return true;
    }

    /// <summary>Whether it is a number without a fraction or an exponent, of any length.</summary>
    public bool IsInteger => Kind == NodeKind.Number && !_document!.BytesOf(Self).ContainsAny("."u8[0], (byte)'e', (byte)'E');

    /// <summary>The number, where it is one that a double holds.</summary>
    public bool TryGetNumber(out double value)
    {
        value = 0;
        return Kind == NodeKind.Number
            && double.TryParse(_document!.BytesOf(Self), NumberStyles.Float, CultureInfo.InvariantCulture, out value)
            && double.IsFinite(value);
    }

    /// <summary>Where it is, as a JSON Pointer.</summary>
    public string Pointer => Exists ? JsonPointer.Of(_document!, _index) : "";

    /// <summary>Where it stands in the text that it was read from; no place where that is JSON.</summary>
    public TextPlace Place => Exists ? _document!.PlaceOf(_index) : default;

    internal bool Matches(string text)
    {
        ref readonly var self = ref Self;
        if (self.IsEscaped) return Unescape(self) == text;
        // A character takes a byte or more: as many bytes as characters are ASCII, or another text.
        if (self.Length <= text.Length) return self.Length == text.Length && Ascii.Equals(_document!.BytesOf(self), text);
        return !Ascii.IsValid(text) && Encoding.UTF8.GetString(_document!.BytesOf(self)) == text;
    }

    private string Unescape(in Token token)
    {
        var reader = new Utf8JsonReader(_document!.QuotedBytesOf(token));
        reader.Read();
        return reader.GetString()!;
    }
}
