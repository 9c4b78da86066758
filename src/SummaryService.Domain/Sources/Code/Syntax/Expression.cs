using System.Collections.Immutable;

namespace SummaryService.Domain.Sources.Code.Syntax;

/// <summary>An expression of Python; its nodes are named as in Python's <c>ast</c>.</summary>
/// <param name="Place">Where it begins; of an operation, where its left operand does.</param>
internal abstract record Expression(Place Place);

/// <summary>A literal: None, True, False, a number, a string or an ellipsis.</summary>
internal sealed record Constant(Place Place, Evaluation.Value Value) : Expression(Place);

/// <summary>A name.</summary>
internal sealed record Name(Place Place, string Id) : Expression(Place);

/// <summary>An attribute: <c>value.attr</c>.</summary>
internal sealed record Attribute(Place Place, Expression Value, string Attr) : Expression(Place);

/// <summary>An item or items: <c>value[index]</c>.</summary>
internal sealed record Subscript(Place Place, Expression Value, Expression Index) : Expression(Place);

/// <summary>A slice inside a subscript: <c>lower:upper:step</c>.</summary>
internal sealed record Slice(Place Place, Expression? Lower, Expression? Upper, Expression? Step) : Expression(Place);

/// <summary>A call.</summary>
internal sealed record Call(Place Place, Expression Function, ImmutableArray<Argument> Arguments) : Expression(Place);

/// <summary>An argument of a call.</summary>
/// <param name="Keyword">Its keyword; null where it is given by position.</param>
/// <param name="Value">Its value.</param>
/// <param name="Stars">1 for <c>*args</c>, 2 for <c>**kwargs</c>, else 0.</param>
internal readonly record struct Argument(string? Keyword, Expression Value, int Stars = 0);

/// <summary>An arithmetic operation.</summary>
internal sealed record BinaryOperation(Place Place, Expression Left, string Operator, Expression Right) : Expression(Place);

/// <summary>An operation on one operand: <c>-</c>, <c>+</c>, <c>~</c> or <c>not</c>.</summary>
internal sealed record UnaryOperation(Place Place, string Operator, Expression Operand) : Expression(Place);

/// <summary><c>and</c> or <c>or</c>.</summary>
internal sealed record BooleanOperation(Place Place, Expression Left, bool IsAnd, Expression Right) : Expression(Place);

/// <summary>A chain of comparisons: <c>a &lt; b &lt;= c</c>.</summary>
internal sealed record Comparison(Place Place, Expression Left, ImmutableArray<(string Operator, Expression Right)> Rest) : Expression(Place);

/// <summary><c>body if test else orelse</c>.</summary>
internal sealed record Conditional(Place Place, Expression Test, Expression Body, Expression OrElse) : Expression(Place);

/// <summary>A function without a name.</summary>
internal sealed record Lambda(Place Place, Parameters Parameters, Expression Body) : Expression(Place);

/// <summary>A tuple, a list or a set.</summary>
internal sealed record Display(Place Place, DisplayKind Kind, ImmutableArray<Expression> Elements) : Expression(Place);

/// <summary>The kinds of displays.</summary>
internal enum DisplayKind
{
    Tuple,
    List,
    Set,
}

/// <summary>A dict.</summary>
internal sealed record DictDisplay(Place Place, ImmutableArray<(Expression? Key, Expression Value)> Items) : Expression(Place);

/// <summary>A list, a set, a dict or a generator made by a loop.</summary>
/// <param name="Place">Where it begins.</param>
/// <param name="Kind">What is made.</param>
/// <param name="Element">Each element; of a dict each value.</param>
/// <param name="Key">Each key of a dict; null for the others.</param>
/// <param name="Clauses">The loops with their conditions.</param>
internal sealed record Comprehension(Place Place, ComprehensionKind Kind, Expression Element, Expression? Key, ImmutableArray<ComprehensionClause> Clauses)
    : Expression(Place);

/// <summary>The kinds of comprehensions.</summary>
internal enum ComprehensionKind
{
    List,
    Set,
    Dict,
    Generator,
}

/// <summary>A loop of a comprehension: <c>for target in iterable if condition</c>.</summary>
internal sealed record ComprehensionClause(Expression Target, Expression Iterable, ImmutableArray<Expression> Conditions);

/// <summary>An element that stands for several: <c>*value</c>.</summary>
internal sealed record Starred(Place Place, Expression Value) : Expression(Place);

/// <summary>An f-string: its constant parts and its fields in order.</summary>
internal sealed record JoinedString(Place Place, ImmutableArray<StringPart> Parts) : Expression(Place);

/// <summary>A part of an f-string.</summary>
/// <param name="Text">The text of a constant part; null for a field.</param>
/// <param name="Value">The expression in a field.</param>
/// <param name="Conversion"><c>r</c>, <c>s</c> or <c>a</c>; null for none.</param>
/// <param name="Format">The format after the colon; null for none.</param>
internal sealed record StringPart(string? Text, Expression? Value = null, char? Conversion = null, JoinedString? Format = null);

/// <summary>An assignment inside an expression: <c>name := value</c>.</summary>
internal sealed record NamedExpression(Place Place, Name Target, Expression Value) : Expression(Place);

/// <summary>The parameters of a function.</summary>
/// <param name="Positional">Those that may be given by position, in order.</param>
/// <param name="VarArgs">The name after <c>*</c>; null for none.</param>
/// <param name="KeywordOnly">Those that may be given by keyword alone.</param>
/// <param name="KwArgs">The name after <c>**</c>; null for none.</param>
internal sealed record Parameters(ImmutableArray<Parameter> Positional, string? VarArgs, ImmutableArray<Parameter> KeywordOnly, string? KwArgs);

/// <summary>A parameter.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Default">Its default; null for none.</param>
internal sealed record Parameter(string Name, Expression? Default);

/// <summary>A value that a generator hands out.</summary>
internal sealed record Yield(Place Place) : Expression(Place);
