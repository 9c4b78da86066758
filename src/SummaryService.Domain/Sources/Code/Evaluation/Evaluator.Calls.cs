using System.Collections.Immutable;
using SummaryService.Domain.Sources.Code.Syntax;

namespace SummaryService.Domain.Sources.Code.Evaluation;

/// <content>Calls, functions and classes.</content>
internal sealed partial class Evaluator
{
    private static readonly string[] StaticDecorators = ["staticmethod", "classmethod", "property"];

    private Value EvaluateCall(Syntax.Call call)
    {
        var function = Evaluate(call.Function);
        var arguments = new Arguments(call.Place);
        foreach (var argument in call.Arguments)
            Add(argument, arguments);
        Budget.AddElements(arguments.Count);
        Place = call.Place;
        return function.Call(arguments, this) ?? throw Error("TypeError", $"'{function.TypeName}' object is not callable");
    }

    private void Add(Argument argument, Arguments arguments)
    {
        var value = Evaluate(argument.Value);
        var place = argument.Value.Place;
        if (argument.Stars == 1)
        {
            foreach (var element in Iterate(value))
                arguments.Positional.Add(new(element, place));
        }
        else if (argument.Stars == 2)
        {
            if (value is not DictValue dict) return;
            foreach (var (key, item) in dict.Items)
                arguments.Keywords[key.Write(this)] = new(item, place);
        }
        else if (argument.Keyword is { } keyword)
        {
            arguments.Keywords[keyword] = new(value, place);
        }
        else
        {
            arguments.Positional.Add(new(value, place));
        }
    }

    /// <summary>Calls a function of the evaluated code.</summary>
    public Value Apply(Function function, Arguments arguments)
    {
        using var level = Deeper();
        Budget.Step();
        var scope = new Scope(function.Scope);
        Bind(function, arguments, scope);
        var (caller, place) = (_frame, Place);
        _frame = new(scope, function);
        try
        {
            if (function.Expression is { } expression) return Evaluate(expression);
            return Execute(function.Body!.Value) == Completion.Return ? _frame.Result : None.Value;
        }
        finally
        {
            (_frame, Place) = (caller, place);
        }
    }

    private void Bind(Function function, Arguments arguments, Scope scope)
    {
        var parameters = function.Parameters;
        var positional = parameters.Positional.Length;
        for (var i = 0; i < positional; i++)
        {
            var name = parameters.Positional[i].Name;
            if (i < arguments.Positional.Count) scope.Set(name, arguments.Positional[i].Value);
            else scope.Set(name, ByKeyword(function, name, arguments));
        }

        foreach (var parameter in parameters.KeywordOnly)
            scope.Set(parameter.Name, ByKeyword(function, parameter.Name, arguments));
        var rest = arguments.Positional.Skip(positional).Select(argument => argument.Value).ToList();
        if (parameters.VarArgs is { } varArgs) scope.Set(varArgs, new TupleValue(rest));
        else if (rest.Count > 0) throw Error("TypeError", $"{function.Name}() takes {positional} positional arguments but {arguments.Positional.Count} were given");
        BindRest(function, arguments, scope);
    }

    private void BindRest(Function function, Arguments arguments, Scope scope)
    {
        var parameters = function.Parameters;
        var named = new DictValue();
        foreach (var (keyword, value) in arguments.Keywords)
        {
            if (parameters.Positional.Any(parameter => parameter.Name == keyword) || parameters.KeywordOnly.Any(parameter => parameter.Name == keyword)) continue;
            if (parameters.KwArgs is null) throw Error("TypeError", $"{function.Name}() got an unexpected keyword argument '{keyword}'");
            named.Items[new Str(keyword)] = value.Value;
        }

        if (parameters.KwArgs is { } kwArgs) scope.Set(kwArgs, named);
    }

    private Value ByKeyword(Function function, string name, Arguments arguments)
    {
        if (arguments.Keywords.TryGetValue(name, out var given)) return given.Value;
        return function.Defaults.GetValueOrDefault(name) ?? throw Error("TypeError", $"{function.Name}() missing required argument: '{name}'");
    }

    private Dictionary<string, Value> DefaultsOf(Parameters parameters)
    {
        var defaults = new Dictionary<string, Value>();
        foreach (var parameter in parameters.Positional.Concat(parameters.KeywordOnly))
        {
            if (parameter.Default is { } expression) defaults[parameter.Name] = Evaluate(expression);
        }

        return defaults;
    }

    private void Define(FunctionDefinition definition)
    {
        var defaults = DefaultsOf(definition.Parameters);
        Value function = new Function(definition.Name, definition.Parameters, defaults, definition.Body, null, _frame.Scope.Enclosing);
        foreach (var decorator in definition.Decorators)
        {
            if (decorator is Name { Id: var id } && StaticDecorators.Contains(id))
                function = id == "property" ? new Property(function) : new ClassFunction(function, takesClass: id == "classmethod");
        }

        _frame.Scope.Set(definition.Name, function);
    }

    private void Define(ClassDefinition definition)
    {
        var bases = new List<Value>();
        foreach (var parent in definition.Bases)
        {
            if (parent.Keyword is null) bases.Add(Evaluate(parent.Value));
        }

        var scope = new Scope(_frame.Scope) { IsClass = true };
        var outer = _frame;
        _frame = new(scope, null);
        try
        {
            Execute(definition.Body);
        }
        finally
        {
            _frame = outer;
        }

        var type = new Class(definition.Name, bases, scope.Names);
        foreach (var member in scope.Names.Values.OfType<Function>())
            member.Owner = type;
        _frame.Scope.Set(definition.Name, type);
    }
}
