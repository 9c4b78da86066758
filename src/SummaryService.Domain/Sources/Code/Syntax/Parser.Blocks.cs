using System.Collections.Immutable;

namespace SummaryService.Domain.Sources.Code.Syntax;

/// <content>Compound statements and their blocks.</content>
internal sealed partial class Parser
{
    private Statement? Compound()
    {
        var place = _tokens.Place;
        if (_tokens.IsAt("@")) return Decorated(place);
        if (_tokens.Current.Kind != TokenKind.Name) return null;
        switch (_tokens.Current.Text)
        {
            case "if": return IfStatement(place);
            case "for": return ForStatement(place);
            case "while": return WhileStatement(place);
            case "def": return Function(place, []);
            case "class": return Class(place);
            case "with": return WithStatement(place);
            case "try": return TryStatement(place);
            case "async" when _tokens.Peek(1) is { Kind: TokenKind.Name, Text: "def" or "for" or "with" }:
                _tokens.Take();
                return Compound();
            case "match" when IsMatchStatement(): throw new SyntaxException(new("unsupported_syntax", place, "match"));
            default: return null;
        }
    }

    private bool IsMatchStatement() =>
        _tokens.Peek(1) is { Kind: TokenKind.Name, Text: var next } && !Keywords.Contains(next) && _tokens.Peek(2) is { Kind: TokenKind.Operator, Text: ":" };

    /// <summary>A block: indented lines, or simple statements on the same line.</summary>
    private ImmutableArray<Statement> Block(bool endsWithReturn = false)
    {
        _tokens.Expect(":");
        Enter();
        var body = ImmutableArray.CreateBuilder<Statement>();
        if (_tokens.Current.Kind != TokenKind.Newline)
        {
            if (_tokens.Lexer.IsCollapsed(_tokens.Current)) CollapsedBlock(body, endsWithReturn);
            else SimpleLine(body);
        }
        else
        {
            _tokens.Take();
            if (_tokens.Current.Kind == TokenKind.Indent)
            {
                _tokens.Take();
                while (_tokens.Current.Kind is not (TokenKind.Dedent or TokenKind.EndMarker))
                    Recovering(body, Statement);
                if (_tokens.Current.Kind == TokenKind.Dedent) _tokens.Take();
            }
        }

        Leave();
        return body.ToImmutable();
    }

    /// <summary>A block that lost its line ends and with them its indentation: of a function up to its return, else one statement.</summary>
    private void CollapsedBlock(ImmutableArray<Statement>.Builder body, bool endsWithReturn)
    {
        do
        {
            Statement(body);
        }
        while (endsWithReturn && body is not [.., Return] && _tokens.Current.Kind is not (TokenKind.Newline or TokenKind.EndMarker) && !_tokens.IsAtKeyword("def"));
    }

    private If IfStatement(Place place)
    {
        _tokens.Take();
        var test = NamedExpression();
        var body = Block();
        var next = _tokens.Place;
        if (_tokens.IsAtKeyword("elif"))
        {
            Enter();
            var other = IfStatement(next);
            Leave();
            return new(place, test, body, [other]);
        }

        return new(place, test, body, ElseBlock());
    }

    private ImmutableArray<Statement> ElseBlock() => _tokens.AcceptKeyword("else") ? Block() : [];

    private For ForStatement(Place place)
    {
        _tokens.Take();
        var target = Target(TargetList());
        _tokens.ExpectKeyword("in");
        return new(place, target, StarExpressions(), Block(), ElseBlock());
    }

    private While WhileStatement(Place place)
    {
        _tokens.Take();
        return new(place, NamedExpression(), Block(), ElseBlock());
    }

    private With WithStatement(Place place)
    {
        _tokens.Take();
        var items = ImmutableArray.CreateBuilder<(Expression, Expression?)>();
        do
        {
            var context = Expression();
            items.Add((context, _tokens.AcceptKeyword("as") ? Target(BitwiseOr()) : null));
        }
        while (_tokens.Accept(","));
        return new(place, items.ToImmutable(), Block());
    }

    private Try TryStatement(Place place)
    {
        _tokens.Take();
        var body = Block();
        var handlers = ImmutableArray.CreateBuilder<ExceptHandler>();
        while (_tokens.AcceptKeyword("except"))
        {
            _tokens.Accept("*");
            var type = _tokens.IsAt(":") ? null : StarExpressions();
            handlers.Add(new(type, AsName(), Block()));
        }

        var orElse = ElseBlock();
        return new(place, body, handlers.ToImmutable(), orElse, _tokens.AcceptKeyword("finally") ? Block() : []);
    }

    private Statement Decorated(Place place)
    {
        var decorators = ImmutableArray.CreateBuilder<Expression>();
        while (_tokens.Accept("@"))
        {
            decorators.Add(NamedExpression());
            if (_tokens.Current.Kind == TokenKind.Newline) _tokens.Take();
        }

        var definition = _tokens.Place;
        _tokens.AcceptKeyword("async");
        if (_tokens.IsAtKeyword("def")) return Function(definition, decorators.ToImmutable());
        return _tokens.IsAtKeyword("class") ? Class(definition) : throw new SyntaxException(new("invalid_code.expected", place, _tokens.Current.Text, "def"));
    }

    private FunctionDefinition Function(Place place, ImmutableArray<Expression> decorators)
    {
        _tokens.Take();
        var name = _tokens.ExpectName();
        _tokens.Expect("(");
        var parameters = Parameters(")");
        _tokens.Expect(")");
        if (_tokens.Accept("->")) Expression();
        return new(place, name, parameters, Block(endsWithReturn: true), decorators);
    }

    private ClassDefinition Class(Place place)
    {
        _tokens.Take();
        var name = _tokens.ExpectName();
        var bases = _tokens.Accept("(") ? Arguments() : [];
        return new(place, name, bases, Block());
    }

    /// <summary>The parameters of a function up to a closing bracket, or of a lambda up to its colon.</summary>
    private Parameters Parameters(string end)
    {
        var positional = ImmutableArray.CreateBuilder<Parameter>();
        var keywordOnly = ImmutableArray.CreateBuilder<Parameter>();
        string? varArgs = null, kwArgs = null;
        var isAfterStar = false;
        while (!_tokens.IsAt(end))
        {
            if (_tokens.Accept("**")) kwArgs = ParameterName(end);
            else if (_tokens.Accept("*")) (isAfterStar, varArgs) = (true, _tokens.IsAt(",") ? null : ParameterName(end));
            else if (!_tokens.Accept("/")) (isAfterStar ? keywordOnly : positional).Add(new(ParameterName(end), _tokens.Accept("=") ? Expression() : null));
            if (!_tokens.Accept(",")) break;
        }

        return new(positional.ToImmutable(), varArgs, keywordOnly.ToImmutable(), kwArgs);
    }

    private string ParameterName(string end)
    {
        var name = _tokens.ExpectName();
        if (end == ")" && _tokens.Accept(":")) Expression();
        return name;
    }
}
