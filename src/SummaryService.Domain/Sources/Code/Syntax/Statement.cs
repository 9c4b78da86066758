using System.Collections.Immutable;

namespace SummaryService.Domain.Sources.Code.Syntax;

/// <summary>A statement of Python; its nodes are named as in Python's <c>ast</c>.</summary>
/// <param name="Place">Where it begins.</param>
internal abstract record Statement(Place Place);

/// <summary>An expression that stands alone.</summary>
internal sealed record ExpressionStatement(Place Place, Expression Value) : Statement(Place);

/// <summary>An assignment to one target or, chained, to several.</summary>
internal sealed record Assign(Place Place, ImmutableArray<Expression> Targets, Expression Value) : Statement(Place);

/// <summary>An assignment with an operator: <c>target += value</c>.</summary>
internal sealed record AugmentedAssign(Place Place, Expression Target, string Operator, Expression Value) : Statement(Place);

/// <summary>A condition.</summary>
internal sealed record If(Place Place, Expression Test, ImmutableArray<Statement> Body, ImmutableArray<Statement> OrElse) : Statement(Place);

/// <summary>A loop over elements.</summary>
internal sealed record For(Place Place, Expression Target, Expression Iterable, ImmutableArray<Statement> Body, ImmutableArray<Statement> OrElse) : Statement(Place);

/// <summary>A loop with a condition.</summary>
internal sealed record While(Place Place, Expression Test, ImmutableArray<Statement> Body, ImmutableArray<Statement> OrElse) : Statement(Place);

/// <summary>A function.</summary>
internal sealed record FunctionDefinition(
    Place Place, string Name, Parameters Parameters, ImmutableArray<Statement> Body, ImmutableArray<Expression> Decorators) : Statement(Place);

/// <summary>A class.</summary>
internal sealed record ClassDefinition(Place Place, string Name, ImmutableArray<Argument> Bases, ImmutableArray<Statement> Body) : Statement(Place);

/// <summary>The end of a function.</summary>
internal sealed record Return(Place Place, Expression? Value) : Statement(Place);

/// <summary>A block with context managers.</summary>
internal sealed record With(Place Place, ImmutableArray<(Expression Context, Expression? Target)> Items, ImmutableArray<Statement> Body) : Statement(Place);

/// <summary>A block that handles exceptions.</summary>
internal sealed record Try(
    Place Place, ImmutableArray<Statement> Body, ImmutableArray<ExceptHandler> Handlers, ImmutableArray<Statement> OrElse, ImmutableArray<Statement> Finally)
    : Statement(Place);

/// <summary>What handles an exception.</summary>
/// <param name="Type">The classes that it handles; null for all.</param>
/// <param name="Name">The name that the exception gets; null for none.</param>
/// <param name="Body">What is done.</param>
internal sealed record ExceptHandler(Expression? Type, string? Name, ImmutableArray<Statement> Body);

/// <summary><c>import module as name</c>.</summary>
internal sealed record Import(Place Place, ImmutableArray<ImportedName> Names) : Statement(Place);

/// <summary><c>from module import name as other</c>.</summary>
internal sealed record ImportFrom(Place Place, string Module, ImmutableArray<ImportedName> Names) : Statement(Place);

/// <summary>An imported name.</summary>
/// <param name="Name">The name, dotted for a module; <c>*</c> for all.</param>
/// <param name="AsName">The name that it gets; null for its own.</param>
internal sealed record ImportedName(string Name, string? AsName);

/// <summary>A condition that must hold.</summary>
internal sealed record Assert(Place Place, Expression Test) : Statement(Place);

/// <summary><c>del</c>.</summary>
internal sealed record Delete(Place Place, ImmutableArray<Expression> Targets) : Statement(Place);

/// <summary>Names of an outer scope: <c>global</c> or <c>nonlocal</c>.</summary>
internal sealed record OuterNames(Place Place, ImmutableArray<string> Names, bool IsGlobal) : Statement(Place);

/// <summary>An exception.</summary>
internal sealed record Raise(Place Place, Expression? Exception) : Statement(Place);

/// <summary>A statement of one word: <c>pass</c>, <c>break</c> or <c>continue</c>.</summary>
internal sealed record Jump(Place Place, JumpKind Kind) : Statement(Place);

/// <summary>The statements of one word.</summary>
internal enum JumpKind
{
    Pass,
    Break,
    Continue,
}

/// <summary>The statements of a text.</summary>
/// <param name="Body">The statements that could be read.</param>
/// <param name="Faults">Where a statement could not be read.</param>
/// <param name="Unusual">Where the first character stands that was read as another; null where there is none.</param>
internal sealed record Module(ImmutableArray<Statement> Body, ImmutableArray<SyntaxFault> Faults, Place? Unusual);
