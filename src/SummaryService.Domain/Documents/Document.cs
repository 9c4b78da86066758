using System.Collections.Immutable;

namespace SummaryService.Domain.Documents;

/// <summary>A tree of values in a flat list of tokens over their JSON: that which was posted, or that which a builder wrote.</summary>
/// <remarks>
/// Its memory is rented: nodes must not be used after <see cref="Dispose"/>. A text is known to be valid UTF-8
/// without lone surrogates, its depth is limited and its objects have no name twice, so that no look-up can fail.
/// </remarks>
internal sealed class Document(ReadOnlyMemory<byte> bytes, Token[] tokens, int count, ImmutableArray<TextPlace> places = default) : IDisposable
{
    private Token[] _tokens = tokens;

    /// <summary>The outermost value.</summary>
    public Node Root => new(this, 0);

    /// <summary>How many tokens there are: the measure of the document's size in memory.</summary>
    public int Count { get; } = count;

    /// <summary>Whether the values stand in a text of another kind than JSON, which they were read from.</summary>
    public bool HasPlaces => !places.IsDefault;

    /// <summary>Where a value stands in that text; no place where the document is JSON itself.</summary>
    internal TextPlace PlaceOf(int index) => HasPlaces ? places[index] : default;

    internal ref readonly Token this[int index] => ref _tokens[index];

    internal ReadOnlySpan<byte> BytesOf(in Token token) => bytes.Span.Slice(token.Start, token.Length);

    /// <summary>The bytes of a text with its quotes, as a reader of JSON wants them.</summary>
    internal ReadOnlySpan<byte> QuotedBytesOf(in Token token) => bytes.Span.Slice(token.Start - 1, token.Length + 2);

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        if (_tokens.Length > 0) ArrayStore<Token>.Return(_tokens);
        _tokens = [];
    }
}
