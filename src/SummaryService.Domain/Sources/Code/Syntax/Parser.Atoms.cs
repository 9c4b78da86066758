using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using SummaryService.Domain.Sources.Code.Evaluation;

namespace SummaryService.Domain.Sources.Code.Syntax;

/// <content>Atoms, and what follows them: attributes, subscripts and calls.</content>
internal sealed partial class Parser
{
    private Expression Primary()
    {
        if (_tokens.AcceptKeyword("await")) return Primary();
        var expression = Atom();
        while (true)
        {
            if (_tokens.Accept(".")) expression = new Attribute(expression.Place, expression, AttributeName());
            else if (_tokens.Accept("(")) expression = new Call(expression.Place, expression, Arguments());
            else if (_tokens.Accept("[")) expression = new Subscript(expression.Place, expression, Index());
            else return expression;
        }
    }

    private string AttributeName()
    {
        if (_tokens.Current.Kind != TokenKind.Name) throw _tokens.Unexpected("name");
        return _tokens.Take().Text;
    }

    private Expression Atom()
    {
        var (token, place) = (_tokens.Current, _tokens.Place);
        switch (token.Kind)
        {
            case TokenKind.Number:
                _tokens.Take();
                return new Constant(place, Number(token.Text) ?? throw new SyntaxException(new("invalid_code.number", place, token.Text)));
            case TokenKind.String or TokenKind.FString:
                return Strings(place);
            case TokenKind.Name:
                return NameOrConstant(place);
            case TokenKind.Operator when token.Text == "(":
                _tokens.Take();
                return Parenthesized(place);
            case TokenKind.Operator when token.Text == "[":
                _tokens.Take();
                return ListDisplay(place);
            case TokenKind.Operator when token.Text == "{":
                _tokens.Take();
                return Braces(place);
            case TokenKind.Operator when token.Text == "...":
                _tokens.Take();
                return new Constant(place, Ellipsis.Value);
            default:
                throw _tokens.Unexpected("");
        }
    }

    private Expression NameOrConstant(Place place)
    {
        var text = _tokens.Current.Text;
        Value? constant = text switch
        {
            "None" => None.Value,
            "True" => Bool.True,
            "False" => Bool.False,
            _ => null,
        };
        if (constant is null && Keywords.Contains(text)) throw _tokens.Unexpected("");
        _tokens.Take();
        return constant is null ? new Name(place, text) : new Constant(place, constant);
    }

    private static Value? Number(string text)
    {
        var digits = text.AsSpan();
        if (digits.Length > 2 && digits[0] == '0' && char.IsAsciiLetter(digits[1]))
        {
            var style = digits[1] is 'x' or 'X' ? NumberStyles.AllowHexSpecifier : NumberStyles.AllowBinarySpecifier;
            if (digits[1] is 'o' or 'O') return null;
            return long.TryParse(digits[2..], style, CultureInfo.InvariantCulture, out var based) ? new Int(based) : null;
        }

        if (digits[^1] is 'L' or 'l') digits = digits[..^1];
        if (digits[^1] is 'j' or 'J') return null;
        if (long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var integer)) return new Int(integer);
        return double.TryParse(digits, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) ? new Float(number) : null;
    }

    /// <summary>Strings side by side, which make one.</summary>
    private Expression Strings(Place place)
    {
        var text = new StringBuilder();
        ImmutableArray<StringPart>.Builder? parts = null;
        while (_tokens.Current.Kind is TokenKind.String or TokenKind.FString)
        {
            var at = _tokens.Place;
            var token = _tokens.Take();
            if (token.Kind == TokenKind.String)
            {
                text.Append(token.Text);
                continue;
            }

            parts ??= ImmutableArray.CreateBuilder<StringPart>();
            if (text.Length > 0) parts.Add(new(text.ToString()));
            text.Clear();
            parts.AddRange(new FormattedStrings(at, _depth).Parse(token.Text, isRaw: token.Prefix.Contains('r', StringComparison.Ordinal)));
            if (_tokens.Lexer.IsCollapsed(token)) break;
        }

        if (parts is null) return new Constant(place, new Str(text.ToString()));
        if (text.Length > 0) parts.Add(new(text.ToString()));
        return new JoinedString(place, parts.ToImmutable());
    }

    private Expression Parenthesized(Place place)
    {
        if (_tokens.Accept(")")) return new Display(place, DisplayKind.Tuple, []);
        if (_tokens.IsAtKeyword("yield"))
        {
            var yielded = Yield();
            _tokens.Expect(")");
            return yielded;
        }

        var first = StarExpression();
        if (Clauses() is { IsEmpty: false } clauses)
        {
            _tokens.Expect(")");
            return new Comprehension(place, ComprehensionKind.Generator, first, null, clauses);
        }

        if (!_tokens.IsAt(","))
        {
            _tokens.Expect(")");
            return first;
        }

        var elements = ElementsAfter(first, ")");
        return new Display(place, DisplayKind.Tuple, elements);
    }

    private Expression ListDisplay(Place place)
    {
        if (_tokens.Accept("]")) return new Display(place, DisplayKind.List, []);
        var first = StarExpression();
        if (Clauses() is not { IsEmpty: false } clauses) return new Display(place, DisplayKind.List, ElementsAfter(first, "]"));
        _tokens.Expect("]");
        return new Comprehension(place, ComprehensionKind.List, first, null, clauses);
    }

    /// <summary>The elements after the first one, and the closing bracket.</summary>
    private ImmutableArray<Expression> ElementsAfter(Expression first, string end)
    {
        var elements = ImmutableArray.CreateBuilder<Expression>();
        elements.Add(first);
        while (!_tokens.Accept(end))
        {
            _tokens.Expect(",");
            if (_tokens.Accept(end)) break;
            elements.Add(StarExpression());
        }

        return elements.ToImmutable();
    }

    private Expression Braces(Place place)
    {
        if (_tokens.Accept("}")) return new DictDisplay(place, []);
        if (_tokens.Accept("**")) return DictItems(place, (null, BitwiseOr()));
        var first = StarExpression();
        if (!_tokens.Accept(":"))
        {
            if (Clauses() is not { IsEmpty: false } loops) return new Display(place, DisplayKind.Set, ElementsAfter(first, "}"));
            _tokens.Expect("}");
            return new Comprehension(place, ComprehensionKind.Set, first, null, loops);
        }

        var value = Expression();
        if (Clauses() is not { IsEmpty: false } clauses) return DictItems(place, (first, value));
        _tokens.Expect("}");
        return new Comprehension(place, ComprehensionKind.Dict, value, first, clauses);
    }

    private DictDisplay DictItems(Place place, (Expression? Key, Expression Value) first)
    {
        var items = ImmutableArray.CreateBuilder<(Expression?, Expression)>();
        items.Add(first);
        while (!_tokens.Accept("}"))
        {
            _tokens.Expect(",");
            if (_tokens.Accept("}")) break;
            if (_tokens.Accept("**"))
            {
                items.Add((null, BitwiseOr()));
                continue;
            }

            var key = Expression();
            _tokens.Expect(":");
            items.Add((key, Expression()));
        }

        return new(place, items.ToImmutable());
    }

    private ImmutableArray<ComprehensionClause> Clauses()
    {
        if (!_tokens.IsAtKeyword("for") && !_tokens.IsAtKeyword("async")) return [];
        var clauses = ImmutableArray.CreateBuilder<ComprehensionClause>();
        while (_tokens.AcceptKeyword("async") | _tokens.AcceptKeyword("for"))
        {
            var target = Target(TargetList());
            _tokens.ExpectKeyword("in");
            var iterable = Disjunction();
            var conditions = ImmutableArray.CreateBuilder<Expression>();
            while (_tokens.AcceptKeyword("if"))
                conditions.Add(Disjunction());
            clauses.Add(new(target, iterable, conditions.ToImmutable()));
        }

        return clauses.ToImmutable();
    }

    /// <summary>The arguments of a call and its closing bracket.</summary>
    private ImmutableArray<Argument> Arguments()
    {
        var arguments = ImmutableArray.CreateBuilder<Argument>();
        while (!_tokens.Accept(")"))
        {
            if (_tokens.Accept("**")) arguments.Add(new(null, Expression(), Stars: 2));
            else if (_tokens.Accept("*")) arguments.Add(new(null, Expression(), Stars: 1));
            else if (_tokens.Current.Kind == TokenKind.Name && _tokens.Peek(1) is { Kind: TokenKind.Operator, Text: "=" }) arguments.Add(KeywordArgument());
            else arguments.Add(PositionalArgument());
            if (_tokens.Accept(")")) break;
            _tokens.Expect(",");
        }

        return arguments.ToImmutable();
    }

    private Argument KeywordArgument()
    {
        var keyword = _tokens.Take().Text;
        _tokens.Take();
        return new(keyword, Expression());
    }

    private Argument PositionalArgument()
    {
        var place = _tokens.Place;
        var value = NamedExpression();
        return new(null, Clauses() is { IsEmpty: false } clauses ? new Comprehension(place, ComprehensionKind.Generator, value, null, clauses) : value);
    }

    /// <summary>What stands in the brackets of a subscript.</summary>
    private Expression Index()
    {
        var place = _tokens.Place;
        var elements = ImmutableArray.CreateBuilder<Expression>();
        var isTuple = false;
        while (!_tokens.Accept("]"))
        {
            elements.Add(SliceOrExpression());
            if (_tokens.Accept("]")) break;
            _tokens.Expect(",");
            isTuple = true;
        }

        if (elements.Count == 0) throw new SyntaxException(new("invalid_code.unexpected", place, "]"));
        return isTuple ? new Display(place, DisplayKind.Tuple, elements.ToImmutable()) : elements[0];
    }

    private Expression SliceOrExpression()
    {
        var place = _tokens.Place;
        var lower = _tokens.IsAt(":") ? null : StarExpression();
        if (!_tokens.Accept(":")) return lower!;
        var upper = IsAtSliceEnd() ? null : Expression();
        var step = _tokens.Accept(":") && !IsAtSliceEnd() ? Expression() : null;
        return new Slice(place, lower, upper, step);
    }

    private bool IsAtSliceEnd() => _tokens.IsAt(":") || _tokens.IsAt(",") || _tokens.IsAt("]");
}
