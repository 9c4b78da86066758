using System.Collections.Immutable;
using SummaryService.Domain.Sources.Code.Syntax;

namespace SummaryService.Domain.Sources.Code.Evaluation;

/// <summary>A function of the evaluated code with the scope that it was defined in.</summary>
/// <param name="name">Its name.</param>
/// <param name="parameters">Its parameters.</param>
/// <param name="defaults">The defaults, evaluated where the function was defined.</param>
/// <param name="body">Its statements; null for a lambda.</param>
/// <param name="expression">The value of a lambda; null for a function with statements.</param>
/// <param name="scope">The scope that it was defined in.</param>
internal sealed class Function(
    string name, Parameters parameters, Dictionary<string, Value> defaults, ImmutableArray<Statement>? body, Expression? expression, Scope scope) : Value
{
    public override string TypeName => "function";

    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>Its parameters.</summary>
    public Parameters Parameters => parameters;

    /// <summary>The defaults.</summary>
    public Dictionary<string, Value> Defaults => defaults;

    /// <summary>Its statements; null for a lambda.</summary>
    public ImmutableArray<Statement>? Body => body;

    /// <summary>The value of a lambda.</summary>
    public Expression? Expression => expression;

    /// <summary>The scope that it was defined in.</summary>
    public Scope Scope => scope;

    /// <summary>The class that it was defined in, for <c>super()</c>; null outside classes.</summary>
    public Class? Owner { get; set; }

    public override Value? Attribute(string attribute, Evaluator evaluator) => attribute == "__name__" ? new Str(name) : null;

    public override Value Call(Arguments arguments, Evaluator evaluator) => evaluator.Apply(this, arguments);
}

/// <summary>A function that the evaluator or a world provides.</summary>
internal sealed class Builtin(string name, Func<Arguments, Evaluator, Value> body) : Value
{
    public override string TypeName => "builtin_function_or_method";

    /// <summary>Its name.</summary>
    public string Name => name;

    public override Value? Attribute(string attribute, Evaluator evaluator) => attribute == "__name__" ? new Str(name) : null;

    public override Value Call(Arguments arguments, Evaluator evaluator) => body(arguments, evaluator);
}

/// <summary>A function of a class, called with an object in the first place.</summary>
internal sealed class BoundMethod(Value self, Value function) : Value
{
    public override string TypeName => "method";

    public override Value? Call(Arguments arguments, Evaluator evaluator)
    {
        var bound = new Arguments(arguments.Place);
        bound.Positional.Add(new(self, arguments.Place));
        bound.Positional.AddRange(arguments.Positional);
        foreach (var (keyword, value) in arguments.Keywords)
            bound.Keywords[keyword] = value;
        return function.Call(bound, evaluator);
    }
}

/// <summary>A function of a class that takes no object: a static method, or one that takes the class.</summary>
internal sealed class ClassFunction(Value function, bool takesClass) : Value
{
    public override string TypeName => takesClass ? "classmethod" : "staticmethod";

    /// <summary>The function as a class gives it.</summary>
    public Value In(Class type) => takesClass ? new BoundMethod(type, function) : function;

    public override Value? Call(Arguments arguments, Evaluator evaluator) => function.Call(arguments, evaluator);
}

/// <summary>A function of a class that is called where its name is read.</summary>
internal sealed class Property(Value function) : Value
{
    public override string TypeName => "property";

    /// <summary>What an object has by that name.</summary>
    public Value Of(Value self, Evaluator evaluator) => function.Call(Arguments.Of(evaluator.Place, self), evaluator) ?? None.Value;
}

/// <summary>A class of Python itself that converts or makes values: <c>int</c>, <c>list</c>, <c>ValueError</c>.</summary>
internal sealed class BuiltinClass(string name, Func<Arguments, Evaluator, Value> make) : Value
{
    public override string TypeName => "type";

    /// <summary>Its name.</summary>
    public string Name => name;

    public override Value? Attribute(string attribute, Evaluator evaluator) => attribute switch
    {
        "__name__" => new Str(name),
        "fromkeys" when name == "dict" => new Builtin(attribute, DictMethods.FromKeys),
        _ => null,
    };

    public override Value Call(Arguments arguments, Evaluator evaluator) => make(arguments, evaluator);

    public override string Represent(Evaluator evaluator) => $"<class '{name}'>";
}

/// <summary>An exception as an object.</summary>
internal sealed class ExceptionValue(string type, string text) : Value
{
    public override string TypeName => type;

    /// <summary>What it says.</summary>
    public string Text => text;

    public override string Write(Evaluator evaluator) => text;
}
