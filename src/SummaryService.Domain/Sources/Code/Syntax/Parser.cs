using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace SummaryService.Domain.Sources.Code.Syntax;

/// <summary>Reads tokens into statements, by recursive descent along Python's reference grammar.</summary>
/// <remarks>A statement that cannot be read is noted and skipped, and reading goes on with the next line that can begin one.</remarks>
internal sealed partial class Parser
{
    private readonly TokenStream _tokens;
    private readonly List<SyntaxFault> _faults = [];
    private int _depth;

    private Parser(TokenStream tokens, int depth) => (_tokens, _depth) = (tokens, depth);

    /// <summary>Reads a text.</summary>
    /// <param name="text">The code.</param>
    /// <param name="cell">The cell of a notebook, from 1; null outside notebooks.</param>
    public static Module Parse(string text, int? cell = null)
    {
        var lexer = new Lexer(text, cell);
        var parser = new Parser(new(lexer), 0);
        var body = ImmutableArray.CreateBuilder<Statement>();
        try
        {
            while (parser._tokens.Current.Kind != TokenKind.EndMarker && parser._faults.Count < SyntaxLimits.Errors)
                parser.Recovering(body, parser.Statement);
        }
        catch (SyntaxException limit)
        {
            parser._faults.Add(limit.Fault);
        }

        return new(body.ToImmutable(), [.. parser._faults], lexer.FirstUnusual);
    }

    /// <summary>Reads an expression that stands inside a string.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="place">Where the string stands.</param>
    /// <param name="depth">How deep it is nested in the text.</param>
    public static Expression ParseExpression(string text, Place place, int depth)
    {
        try
        {
            var parser = new Parser(new(new(text.Trim(), place.Cell, place)), depth);
            var expression = parser.StarExpressions();
            return parser._tokens.Current.Kind is TokenKind.Newline or TokenKind.EndMarker ? expression : throw parser._tokens.Unexpected("");
        }
        catch (SyntaxException broken)
        {
            throw new SyntaxException(broken.Fault with { Place = place });
        }
    }

    private void Recovering(ImmutableArray<Statement>.Builder into, Action<ImmutableArray<Statement>.Builder> read)
    {
        var first = _tokens.Current;
        var depth = _depth;
        try
        {
            read(into);
        }
        catch (SyntaxException broken) when (!broken.Fault.Key.StartsWith("limit_exceeded.tokens", StringComparison.Ordinal))
        {
            _depth = depth;
            _faults.Add(broken.Fault);
            Skip(first);
        }
    }

    /// <summary>Skips a statement that cannot be read: to its end or, where a bracket stays open, to the next line that begins another.</summary>
    private void Skip(Token first)
    {
        // What begins at the broken statement's own column is no part of it.
        while (_tokens.Current.Kind is not (TokenKind.Newline or TokenKind.EndMarker))
        {
            var token = _tokens.Current;
            if (token.Line > first.Line && token.Column <= first.Column && BeginsStatement(token))
            {
                _tokens.Restart(token);
                return;
            }

            if (token.Kind is TokenKind.Dedent && token.Start > first.Start) return;
            _tokens.Take();
        }

        if (_tokens.Current.Kind == TokenKind.Newline) _tokens.Take();
        if (_tokens.Current.Kind == TokenKind.Indent) SkipBlock();
    }

    private void SkipBlock()
    {
        var open = 0;
        do
        {
            var kind = _tokens.Take().Kind;
            if (kind == TokenKind.EndMarker) return;
            open += kind == TokenKind.Indent ? 1 : kind == TokenKind.Dedent ? -1 : 0;
        }
        while (open > 0 && _tokens.Current.Kind != TokenKind.EndMarker);
    }

    private bool BeginsStatement(Token token)
    {
        if (token.Kind != TokenKind.Name) return token.Kind == TokenKind.Operator && token.Text == "@";
        if (token.Text is "import" or "from" or "def" or "class" or "return" or "with" or "while" or "try" or "print") return true;
        return _tokens.Peek(1) is { Kind: TokenKind.Operator, Text: "=" or "." or "(" or "," or "[" };
    }

    /// <summary>Goes one level deeper into the text.</summary>
    private void Enter()
    {
        if (++_depth > SyntaxLimits.Depth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new SyntaxException(new("limit_exceeded.code_depth", _tokens.Place, "", $"{SyntaxLimits.Depth}"));
    }

    private void Leave() => _depth--;
}
