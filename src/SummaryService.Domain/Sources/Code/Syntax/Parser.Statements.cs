using System.Collections.Immutable;

namespace SummaryService.Domain.Sources.Code.Syntax;

/// <content>Simple statements, and lines of them.</content>
internal sealed partial class Parser
{
    private static readonly string[] AugmentedOperators = ["+=", "-=", "*=", "/=", "//=", "%=", "**=", "&=", "|=", "^=", "<<=", ">>=", "@="];

    private void Statement(ImmutableArray<Statement>.Builder into)
    {
        var token = _tokens.Current;
        if (token.Kind == TokenKind.Indent)
        {
            // Python refuses an indentation that opens no block; pages often have one.
            _tokens.Take();
            Enter();
            while (_tokens.Current.Kind is not (TokenKind.Dedent or TokenKind.EndMarker))
                Recovering(into, Statement);
            if (_tokens.Current.Kind == TokenKind.Dedent) _tokens.Take();
            Leave();
        }
        else if (token.Kind is TokenKind.Newline or TokenKind.Dedent)
        {
            _tokens.Take();
        }
        else if (Compound() is { } compound)
        {
            into.Add(compound);
        }
        else
        {
            SimpleLine(into);
        }
    }

    /// <summary>Simple statements on one line, up to its end.</summary>
    private void SimpleLine(ImmutableArray<Statement>.Builder into)
    {
        var line = new List<Statement>();
        do
        {
            if (_tokens.Current.Kind is TokenKind.Newline or TokenKind.EndMarker) break;
            line.Add(SimpleStatement());
        }
        while (_tokens.Accept(";"));
        EndSimple();
        into.AddRange(line);
    }

    /// <summary>Takes the end of a line. Where lines were joined, a statement ends where the next one begins.</summary>
    private void EndSimple()
    {
        if (_tokens.Current.Kind == TokenKind.Newline) _tokens.Take();
        else if (_tokens.Current.Kind is not (TokenKind.EndMarker or TokenKind.Dedent) && !IsJoined()) throw _tokens.Unexpected("");
    }

    private bool IsJoined()
    {
        var next = _tokens.Current;
        if (next is { Kind: TokenKind.Operator, Text: "@" or "(" or "[" } or { Kind: TokenKind.String }) return _tokens.Lexer.IsCollapsed(next);
        if (next.Kind != TokenKind.Name) return false;
        return _tokens.Lexer.IsCollapsed(next) || (_tokens.Previous is { Kind: TokenKind.Operator, Text: ")" or "]" } && BeginsStatement(next));
    }

    private Statement SimpleStatement()
    {
        var place = _tokens.Place;
        if (_tokens.Current.Kind == TokenKind.Name && Keyword(place) is { } statement) return statement;
        var first = StarExpressions();
        if (_tokens.Accept(":"))
        {
            Expression();
            return _tokens.Accept("=") ? new Assign(place, [Target(first)], AssignedValue()) : new ExpressionStatement(place, new Constant(place, Evaluation.None.Value));
        }

        foreach (var symbol in AugmentedOperators)
        {
            if (_tokens.Accept(symbol)) return new AugmentedAssign(place, Target(first), symbol[..^1], AssignedValue());
        }

        if (!_tokens.IsAt("=")) return new ExpressionStatement(place, first);
        var targets = ImmutableArray.CreateBuilder<Expression>();
        while (_tokens.Accept("="))
        {
            targets.Add(Target(first));
            first = AssignedValue();
        }

        return new Assign(place, targets.ToImmutable(), first);
    }

    private Expression AssignedValue() => _tokens.IsAtKeyword("yield") ? Yield() : StarExpressions();

    private static Expression Target(Expression expression)
    {
        var isTarget = expression switch
        {
            Name or Attribute or Subscript => true,
            Starred starred => Target(starred.Value) is not null,
            Display { Kind: not DisplayKind.Set } display => display.Elements.All(element => Target(element) is not null),
            _ => false,
        };
        return isTarget ? expression : throw new SyntaxException(new("invalid_code.target", expression.Place, ""));
    }

    private Statement? Keyword(Place place)
    {
        switch (_tokens.Current.Text)
        {
            case "import": return ImportNames(place);
            case "from": return ImportFromModule(place);
            case "return":
                _tokens.Take();
                return new Return(place, IsAtEndOfSimple() ? null : StarExpressions());
            case "pass": return Jump(place, JumpKind.Pass);
            case "break": return Jump(place, JumpKind.Break);
            case "continue": return Jump(place, JumpKind.Continue);
            case "del":
                _tokens.Take();
                return new Delete(place, Elements(StarExpressions()));
            case "global" or "nonlocal": return Outer(place);
            case "assert":
                _tokens.Take();
                var test = Expression();
                if (_tokens.Accept(",")) Expression();
                return new Assert(place, test);
            case "raise":
                _tokens.Take();
                var exception = IsAtEndOfSimple() ? null : Expression();
                if (_tokens.AcceptKeyword("from")) Expression();
                return new Raise(place, exception);
            case "yield": return new ExpressionStatement(place, Yield());
            default: return null;
        }
    }

    private bool IsAtEndOfSimple() => _tokens.Current.Kind is TokenKind.Newline or TokenKind.EndMarker or TokenKind.Dedent || _tokens.IsAt(";");

    private Jump Jump(Place place, JumpKind kind)
    {
        _tokens.Take();
        return new(place, kind);
    }

    private OuterNames Outer(Place place)
    {
        var isGlobal = _tokens.Take().Text == "global";
        var names = ImmutableArray.CreateBuilder<string>();
        do names.Add(_tokens.ExpectName());
        while (_tokens.Accept(","));
        return new(place, names.ToImmutable(), isGlobal);
    }

    private Import ImportNames(Place place)
    {
        _tokens.Take();
        var names = ImmutableArray.CreateBuilder<ImportedName>();
        do names.Add(new(DottedName(), AsName()));
        while (_tokens.Accept(","));
        return new(place, names.ToImmutable());
    }

    private ImportFrom ImportFromModule(Place place)
    {
        _tokens.Take();
        var dots = "";
        while (_tokens.IsAt(".") || _tokens.IsAt("..."))
            dots += _tokens.Take().Text;
        var module = _tokens.IsAtKeyword("import") ? dots : dots + DottedName();
        _tokens.ExpectKeyword("import");
        if (_tokens.Accept("*")) return new(place, module, [new("*", null)]);
        var isInBrackets = _tokens.Accept("(");
        var names = ImmutableArray.CreateBuilder<ImportedName>();
        do
        {
            if (isInBrackets && _tokens.IsAt(")")) break;
            names.Add(new(_tokens.ExpectName(), AsName()));
        }
        while (_tokens.Accept(","));
        if (isInBrackets) _tokens.Expect(")");
        return new(place, module, names.ToImmutable());
    }

    private string? AsName() => _tokens.AcceptKeyword("as") ? _tokens.ExpectName() : null;

    private string DottedName()
    {
        var name = _tokens.ExpectName();
        while (_tokens.Accept("."))
            name += "." + _tokens.ExpectName();
        return name;
    }
}
