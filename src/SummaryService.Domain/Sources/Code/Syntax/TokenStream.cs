namespace SummaryService.Domain.Sources.Code.Syntax;

/// <summary>The tokens of a text, with a look ahead of two.</summary>
internal sealed class TokenStream
{
    private readonly Lexer _lexer;
    private readonly List<Token> _ahead = [];
    private int _count;

    /// <summary>Reads a text from its start.</summary>
    public TokenStream(Lexer lexer) => _lexer = lexer;

    /// <summary>The lexer.</summary>
    public Lexer Lexer => _lexer;

    /// <summary>The token that was taken last.</summary>
    public Token Previous { get; private set; }

    /// <summary>The next token.</summary>
    public Token Current => Peek(0);

    /// <summary>Where the next token stands.</summary>
    public Place Place => _lexer.PlaceOf(Current);

    /// <summary>A token further on.</summary>
    public Token Peek(int ahead)
    {
        while (_ahead.Count <= ahead)
        {
            if (++_count > SyntaxLimits.Tokens) throw new SyntaxException(new("limit_exceeded.tokens", new(1, 1), ""));
            _ahead.Add(_lexer.Next());
        }

        return _ahead[ahead];
    }

    /// <summary>Takes the next token.</summary>
    public Token Take()
    {
        Previous = Current;
        _ahead.RemoveAt(0);
        return Previous;
    }

    /// <summary>Whether the next token is an operator.</summary>
    public bool IsAt(string symbol) => Current is { Kind: TokenKind.Operator, Text: var text } && text == symbol;

    /// <summary>Whether the next token is a keyword.</summary>
    public bool IsAtKeyword(string keyword) => Current is { Kind: TokenKind.Name, Text: var text } && text == keyword;

    /// <summary>Takes the next token if it is this operator.</summary>
    public bool Accept(string symbol)
    {
        if (!IsAt(symbol)) return false;
        Take();
        return true;
    }

    /// <summary>Takes the next token if it is this keyword.</summary>
    public bool AcceptKeyword(string keyword)
    {
        if (!IsAtKeyword(keyword)) return false;
        Take();
        return true;
    }

    /// <summary>Takes an operator that must stand here.</summary>
    public void Expect(string symbol)
    {
        if (!Accept(symbol)) throw Unexpected(symbol);
    }

    /// <summary>Takes a keyword that must stand here.</summary>
    public void ExpectKeyword(string keyword)
    {
        if (!AcceptKeyword(keyword)) throw Unexpected(keyword);
    }

    /// <summary>Takes a name that must stand here.</summary>
    public string ExpectName()
    {
        if (Current.Kind != TokenKind.Name || Keywords.Contains(Current.Text)) throw Unexpected("name");
        return Take().Text;
    }

    /// <summary>Goes on at a token that begins a line, outside all brackets.</summary>
    public void Restart(Token token)
    {
        _ahead.Clear();
        _lexer.Restart(token);
    }

    /// <summary>The fault that the next token is not what must stand here.</summary>
    public SyntaxException Unexpected(string expected)
    {
        var token = Current;
        var key = token.Kind == TokenKind.Error && token.Text is "\"" or "'" ? "invalid_code.string" : expected.Length > 0 ? "invalid_code.expected" : "invalid_code.unexpected";
        return new(new(key, Place, Received(token), expected));
    }

    private static string Received(Token token) => token.Kind switch
    {
        TokenKind.Newline => "\u23CE",
        TokenKind.EndMarker or TokenKind.Indent or TokenKind.Dedent => "",
        TokenKind.String or TokenKind.FString => token.Text.Length > 20 ? $"'{token.Text[..20]}…'" : $"'{token.Text}'",
        _ => token.Text,
    };
}
