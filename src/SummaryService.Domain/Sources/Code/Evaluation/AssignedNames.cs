using SummaryService.Domain.Sources.Code.Syntax;

namespace SummaryService.Domain.Sources.Code.Evaluation;

/// <summary>The names that a statement gives values.</summary>
internal static class AssignedNames
{
    /// <summary>Those of a statement, blocks included.</summary>
    public static IEnumerable<string> Of(Statement statement) => statement switch
    {
        Assign assign => assign.Targets.SelectMany(Of),
        AugmentedAssign assign => Of(assign.Target),
        FunctionDefinition function => [function.Name],
        ClassDefinition type => [type.Name],
        If condition => condition.Body.Concat(condition.OrElse).SelectMany(Of),
        For loop => Of(loop.Target).Concat(loop.Body.SelectMany(Of)),
        While loop => loop.Body.SelectMany(Of),
        With block => block.Items.SelectMany(item => item.Target is { } target ? Of(target) : []).Concat(block.Body.SelectMany(Of)),
        Try block => block.Body.Concat(block.Handlers.SelectMany(handler => handler.Body)).SelectMany(Of),
        _ => [],
    };

    private static IEnumerable<string> Of(Expression target) => target switch
    {
        Name name => [name.Id],
        Starred starred => Of(starred.Value),
        Display display => display.Elements.SelectMany(Of),
        _ => [],
    };
}
