using System.Collections.Immutable;
using SummaryService.Domain.Sources.Code.Syntax;

namespace SummaryService.Domain.Sources.Code.Evaluation;

/// <content>Statements.</content>
internal sealed partial class Evaluator
{
    private Completion Execute(ImmutableArray<Statement> body)
    {
        foreach (var statement in body)
        {
            if (Execute(statement) is var completion && completion != Completion.Normal) return completion;
        }

        return Completion.Normal;
    }

    private Completion Execute(Statement statement)
    {
        Budget.Step();
        Place = statement.Place;
        switch (statement)
        {
            case ExpressionStatement expression:
                Evaluate(expression.Value);
                return Completion.Normal;
            case Assign assign:
                AssignAll(assign);
                return Completion.Normal;
            case AugmentedAssign assign:
                AssignTo(assign.Target, Augmented(assign), assign.Place);
                return Completion.Normal;
            case Return result:
                _frame.Result = result.Value is null ? None.Value : Evaluate(result.Value);
                return Completion.Return;
            case Jump jump:
                return jump.Kind switch
                {
                    JumpKind.Break => Completion.Break,
                    JumpKind.Continue => Completion.Continue,
                    _ => Completion.Normal,
                };
            case Syntax.Delete delete:
                foreach (var target in delete.Targets)
                    Remove(target);
                return Completion.Normal;
            case OuterNames outer:
                foreach (var name in outer.Names)
                    _frame.Scope.DeclareOuter(name, outer.IsGlobal);
                return Completion.Normal;
            case Syntax.Assert assert:
                Evaluate(assert.Test);
                return Completion.Normal;
            case Raise raise:
                throw Raised(raise);
            default:
                return ExecuteBlock(statement);
        }
    }

    private Completion ExecuteBlock(Statement statement)
    {
        using var level = Deeper();
        switch (statement)
        {
            case If condition: return Execute(IsTrue(Evaluate(condition.Test)) ? condition.Body : condition.OrElse);
            case For loop: return Loop(loop);
            case While loop: return Loop(loop);
            case With block: return Run(block);
            case Try block: return Run(block);
            case FunctionDefinition definition:
                Define(definition);
                return Completion.Normal;
            case ClassDefinition definition:
                Define(definition);
                return Completion.Normal;
            case Import import:
                ImportModules(import);
                return Completion.Normal;
            case ImportFrom import:
                ImportNames(import);
                return Completion.Normal;
            default: throw new InvalidOperationException($"There is no rule for {statement.GetType().Name}.");
        }
    }

    private Completion Loop(For loop)
    {
        foreach (var element in Iterate(Evaluate(loop.Iterable)))
        {
            AssignTo(loop.Target, element, loop.Place);
            var completion = Execute(loop.Body);
            if (completion == Completion.Break) return Completion.Normal;
            if (completion == Completion.Return) return completion;
        }

        return Execute(loop.OrElse);
    }

    private Completion Loop(While loop)
    {
        while (IsTrue(Evaluate(loop.Test)))
        {
            Budget.Turn();
            var completion = Execute(loop.Body);
            if (completion == Completion.Break) return Completion.Normal;
            if (completion == Completion.Return) return completion;
        }

        return Execute(loop.OrElse);
    }

    private Completion Run(With block)
    {
        foreach (var (context, target) in block.Items)
        {
            var value = Evaluate(context);
            if (target is not null) AssignTo(target, value, block.Place);
        }

        return Execute(block.Body);
    }

    private Completion Run(Try block)
    {
        var completion = Completion.Normal;
        try
        {
            completion = Execute(block.Body);
            if (completion == Completion.Normal) completion = Execute(block.OrElse);
        }
        catch (PythonException exception) when (block.Handlers.Any(handler => Handles(handler, exception)))
        {
            var handler = block.Handlers.First(handler => Handles(handler, exception));
            if (handler.Name is not null) _frame.Scope.Set(handler.Name, new ExceptionValue(exception.Type, exception.Text));
            completion = Execute(handler.Body);
        }

        var last = Execute(block.Finally);
        return last == Completion.Normal ? completion : last;
    }

    private static bool Handles(ExceptHandler handler, PythonException exception)
    {
        if (handler.Type is null) return true;
        var types = handler.Type is Display display ? display.Elements : [handler.Type];
        return types.Any(type => (type as Name)?.Id is { } name && (name is "Exception" or "BaseException" || name == exception.Type || (name == "ImportError" && exception.Type == "ModuleNotFoundError")));
    }

    private PythonException Raised(Raise raise)
    {
        var value = raise.Exception is null ? None.Value : Evaluate(raise.Exception);
        return value switch
        {
            ExceptionValue exception => new(exception.TypeName, exception.Text, raise.Place),
            BuiltinClass type => new(type.Name, "", raise.Place),
            _ => new("Exception", value.Write(this), raise.Place),
        };
    }

    private void ImportModules(Import import)
    {
        foreach (var (name, asName) in import.Names)
        {
            var first = name.Split('.')[0];
            if (asName is null) _frame.Scope.Set(first, World.Module(first, import.Place));
            else _frame.Scope.Set(asName, World.Module(name, import.Place));
        }
    }

    private void ImportNames(ImportFrom import)
    {
        var module = World.Module(import.Module, import.Place);
        foreach (var (name, asName) in import.Names)
        {
            // What a star brings is found where a name is used that nobody defined.
            if (name == "*") continue;
            Place = import.Place;
            var value = module.Attribute(name, this) ?? new Unknown(asName ?? name, import.Place) { IsBare = true };
            // What a file of the author's own would define may stand in another cell of the same text.
            if (value is Unknown && _module.Find(asName ?? name) is { } known and not Unknown) value = known;
            _frame.Scope.Set(asName ?? name, value);
        }
    }
}
