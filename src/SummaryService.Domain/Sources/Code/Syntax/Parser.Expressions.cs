using System.Collections.Immutable;

namespace SummaryService.Domain.Sources.Code.Syntax;

/// <content>Expressions, from those that bind least to those that bind most.</content>
internal sealed partial class Parser
{
    private const int UnaryPower = 12;

    private static readonly string[] ComparisonSymbols = ["==", "!=", "<", ">", "<=", ">="];

    /// <summary>Expressions with commas between them, which make a tuple.</summary>
    private Expression StarExpressions()
    {
        var place = _tokens.Place;
        var first = StarExpression();
        if (!_tokens.IsAt(",")) return first;
        var elements = ImmutableArray.CreateBuilder<Expression>();
        elements.Add(first);
        while (_tokens.Accept(","))
        {
            if (!IsAtExpression()) break;
            elements.Add(StarExpression());
        }

        return new Display(place, DisplayKind.Tuple, elements.ToImmutable());
    }

    private Expression StarExpression()
    {
        var place = _tokens.Place;
        return _tokens.Accept("*") ? new Starred(place, BitwiseOr()) : NamedExpression();
    }

    private bool IsAtExpression()
    {
        var token = _tokens.Current;
        return token.Kind switch
        {
            TokenKind.Number or TokenKind.String or TokenKind.FString => true,
            TokenKind.Name => !Keywords.Contains(token.Text) || token.Text is "None" or "True" or "False" or "not" or "lambda" or "await",
            TokenKind.Operator => token.Text is "(" or "[" or "{" or "-" or "+" or "~" or "*" or "...",
            _ => false,
        };
    }

    private Expression NamedExpression()
    {
        var expression = Expression();
        return expression is Name name && _tokens.Accept(":=") ? new NamedExpression(name.Place, name, Expression()) : expression;
    }

    private Expression Expression()
    {
        Enter();
        var place = _tokens.Place;
        var expression = _tokens.IsAtKeyword("lambda") ? LambdaExpression(place) : Disjunction();
        if (_tokens.AcceptKeyword("if"))
        {
            var test = Disjunction();
            // In a comprehension's condition there is no else.
            _tokens.ExpectKeyword("else");
            expression = new Conditional(place, test, expression, Expression());
        }

        Leave();
        return expression;
    }

    private Lambda LambdaExpression(Place place)
    {
        _tokens.Take();
        var parameters = Parameters(":");
        _tokens.Expect(":");
        return new(place, parameters, Expression());
    }

    private Expression Disjunction()
    {
        var left = Conjunction();
        while (_tokens.AcceptKeyword("or"))
            left = new BooleanOperation(left.Place, left, IsAnd: false, Conjunction());
        return left;
    }

    private Expression Conjunction()
    {
        var left = Inversion();
        while (_tokens.AcceptKeyword("and"))
            left = new BooleanOperation(left.Place, left, IsAnd: true, Inversion());
        return left;
    }

    private Expression Inversion()
    {
        var place = _tokens.Place;
        if (!_tokens.AcceptKeyword("not")) return ComparisonChain();
        Enter();
        var operand = Inversion();
        Leave();
        return new UnaryOperation(place, "not", operand);
    }

    private Expression ComparisonChain()
    {
        var left = BitwiseOr();
        if (ComparisonOperator() is not { } symbol) return left;
        var rest = ImmutableArray.CreateBuilder<(string, Expression)>();
        for (string? next = symbol; next is not null; next = ComparisonOperator())
            rest.Add((next, BitwiseOr()));
        return new Comparison(left.Place, left, rest.ToImmutable());
    }

    private string? ComparisonOperator()
    {
        foreach (var symbol in ComparisonSymbols)
        {
            if (_tokens.Accept(symbol)) return symbol;
        }

        if (_tokens.AcceptKeyword("in")) return "in";
        if (_tokens.AcceptKeyword("is")) return _tokens.AcceptKeyword("not") ? "is not" : "is";
        if (!_tokens.IsAtKeyword("not") || _tokens.Peek(1) is not { Kind: TokenKind.Name, Text: "in" }) return null;
        _tokens.Take();
        _tokens.Take();
        return "not in";
    }

    private Expression BitwiseOr() => Operation(0);

    /// <summary>Arithmetic, by the power with which operators bind.</summary>
    private Expression Operation(int least)
    {
        Enter();
        var place = _tokens.Place;
        Expression left;
        if (_tokens.Current is { Kind: TokenKind.Operator, Text: "-" or "+" or "~" })
        {
            var symbol = _tokens.Take().Text;
            left = new UnaryOperation(place, symbol, Operation(UnaryPower));
        }
        else
        {
            left = Primary();
        }

        while (_tokens.Current is { Kind: TokenKind.Operator, Text: var symbol } && PowersOf(symbol) is var (power, right) && power >= least)
        {
            _tokens.Take();
            left = new BinaryOperation(left.Place, left, symbol, Operation(right));
        }

        Leave();
        return left;
    }

    /// <summary>How an operator binds to its left, and the least that may stand to its right; a power is read from the right.</summary>
    private static (int Power, int Right)? PowersOf(string symbol) => symbol switch
    {
        "|" => (1, 2),
        "^" => (3, 4),
        "&" => (5, 6),
        "<<" or ">>" => (7, 8),
        "+" or "-" => (9, 10),
        "*" or "/" or "//" or "%" or "@" => (11, UnaryPower),
        "**" => (14, 13),
        _ => null,
    };

    private static ImmutableArray<Expression> Elements(Expression expression) =>
        expression is Display { Kind: DisplayKind.Tuple } tuple ? tuple.Elements : [expression];

    /// <summary>The targets of a loop, which end before <c>in</c>.</summary>
    private Expression TargetList()
    {
        var place = _tokens.Place;
        var elements = ImmutableArray.CreateBuilder<Expression>();
        var isTuple = false;
        do
        {
            if (_tokens.IsAtKeyword("in")) break;
            var element = _tokens.Place;
            elements.Add(_tokens.Accept("*") ? new Starred(element, Primary()) : Primary());
        }
        while (_tokens.Accept(",") && (isTuple = true));
        return isTuple || elements.Count != 1 ? new Display(place, DisplayKind.Tuple, elements.ToImmutable()) : elements[0];
    }

    /// <summary>What a generator hands out cannot be known without running it.</summary>
    private Yield Yield()
    {
        var place = _tokens.Place;
        _tokens.Take();
        if (_tokens.AcceptKeyword("from") || IsAtExpression()) StarExpressions();
        return new Yield(place);
    }
}
