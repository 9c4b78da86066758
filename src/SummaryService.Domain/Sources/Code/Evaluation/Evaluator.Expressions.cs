using System.Text;
using SummaryService.Domain.Sources.Code.Syntax;

namespace SummaryService.Domain.Sources.Code.Evaluation;

/// <content>Expressions.</content>
internal sealed partial class Evaluator
{
    /// <summary>The value of an expression.</summary>
    private Value Evaluate(Expression expression)
    {
        Budget.Step();
        switch (expression)
        {
            case Constant constant: return constant.Value;
            case Name name: return Lookup(name);
        }

        using var level = Deeper();
        return expression switch
        {
            Syntax.Attribute attribute => AttributeOf(attribute),
            Syntax.Call call => EvaluateCall(call),
            Subscript subscript => ItemOf(subscript),
            BinaryOperation operation => Operate(operation),
            UnaryOperation operation => Operate(operation),
            BooleanOperation operation => Operate(operation),
            Comparison comparison => Compare(comparison),
            Conditional condition => Evaluate(IsTrue(Evaluate(condition.Test)) ? condition.Body : condition.OrElse),
            Display display => Make(display),
            DictDisplay display => Make(display),
            Slice slice => new SliceValue(OrNone(slice.Lower), OrNone(slice.Upper), OrNone(slice.Step)),
            Comprehension comprehension => Make(comprehension),
            JoinedString joined => new Str(Join(joined)),
            Lambda lambda => new Function("<lambda>", lambda.Parameters, DefaultsOf(lambda.Parameters), null, lambda.Body, _frame.Scope.Enclosing),
            NamedExpression named => Assigned(named),
            Starred starred => Evaluate(starred.Value),
            Syntax.Yield yielded => new Unknown("yield", yielded.Place) { IsBare = true },
            _ => throw new InvalidOperationException($"There is no rule for {expression.GetType().Name}."),
        };
    }

    private Value OrNone(Expression? expression) => expression is null ? None.Value : Evaluate(expression);

    private Value Lookup(Name name)
    {
        if (_frame.Scope.Find(name.Id) is { } value) return value;
        return Builtins.Find(name.Id) ?? World.Find(name.Id) ?? Special(name) ?? new Unknown(name.Id, name.Place);
    }

    private Value? Special(Name name) => name.Id switch
    {
        "__name__" => new Str("__main__"),
        "super" => new Builtin("super", (_, _) => SuperOf(name)),
        _ => null,
    };

    private Super SuperOf(Name name)
    {
        if (_frame.Function is not { Owner: { } owner } function || function.Parameters.Positional is not [var self, ..] || _frame.Scope.Find(self.Name) is not { } instance)
            throw new PythonException("RuntimeError", "super(): no arguments", name.Place);
        return new(instance, owner);
    }

    private Value AttributeOf(Syntax.Attribute attribute)
    {
        var owner = Evaluate(attribute.Value);
        Place = attribute.Place;
        return owner.Attribute(attribute.Attr, this) ?? throw Error("AttributeError", $"'{owner.TypeName}' object has no attribute '{attribute.Attr}'");
    }

    private Value ItemOf(Subscript subscript)
    {
        var owner = Evaluate(subscript.Value);
        var key = Evaluate(subscript.Index);
        Place = subscript.Place;
        if (key is Unknown) return key;
        return owner.Item(key, this) ?? throw Error("TypeError", $"'{owner.TypeName}' object is not subscriptable");
    }

    private Value Operate(BinaryOperation operation)
    {
        var (left, right) = (Evaluate(operation.Left), Evaluate(operation.Right));
        Place = operation.Place;
        return Operators.Binary(left, operation.Operator, right, this);
    }

    private Value Operate(UnaryOperation operation)
    {
        var operand = Evaluate(operation.Operand);
        Place = operation.Place;
        return operation.Operator == "not" ? operand is Unknown ? operand : Bool.Of(!IsTrue(operand)) : Operators.Unary(operation.Operator, operand, this);
    }

    private Value Operate(BooleanOperation operation)
    {
        var left = Evaluate(operation.Left);
        // Where the left side is unknown, the right one may still decide.
        if (left is Unknown)
        {
            var right = Evaluate(operation.Right);
            return right is not Unknown && right.IsTrue != operation.IsAnd ? right : left;
        }

        return left.IsTrue == operation.IsAnd ? Evaluate(operation.Right) : left;
    }

    private Value Compare(Comparison comparison)
    {
        var left = Evaluate(comparison.Left);
        Value result = Bool.True;
        foreach (var (symbol, expression) in comparison.Rest)
        {
            var right = Evaluate(expression);
            Place = comparison.Place;
            result = Operators.Compare(left, symbol, right, this);
            if (result is Unknown || !result.IsTrue) return result;
            left = right;
        }

        return result;
    }

    private Value Make(Display display)
    {
        var items = new List<Value>();
        foreach (var element in display.Elements)
        {
            var value = Evaluate(element);
            if (element is Starred) items.AddRange(Collect(Iterate(value)));
            else items.Add(value);
        }

        Budget.AddElements(items.Count);
        if (display.Kind == DisplayKind.Set) return SetOf(items);
        return display.Kind == DisplayKind.List ? new ListValue(items) : new TupleValue(items);
    }

    /// <summary>A set of elements.</summary>
    public SetValue SetOf(IEnumerable<Value> elements)
    {
        var set = new SetValue();
        foreach (var element in elements)
        {
            Budget.AddElements(1);
            set.Items[Key(element)] = None.Value;
        }

        return set;
    }

    private DictValue Make(DictDisplay display)
    {
        var dict = new DictValue();
        foreach (var (key, expression) in display.Items)
        {
            if (key is not null) dict.SetItem(Evaluate(key), Evaluate(expression), this);
            else if (Evaluate(expression) is DictValue other) DictMethods.Update(dict, other, this);
        }

        return dict;
    }

    private Value Assigned(NamedExpression named)
    {
        var value = Evaluate(named.Value);
        AssignTo(named.Target, value, named.Place);
        return value;
    }

    private string Join(JoinedString joined)
    {
        var text = new StringBuilder();
        foreach (var part in joined.Parts)
        {
            var written = part.Text ?? Format(part);
            Budget.AddCharacters(written.Length);
            text.Append(written);
        }

        return text.ToString();
    }

    private string Format(StringPart part)
    {
        var value = Evaluate(part.Value!);
        if (part.Conversion == 'r') value = new Str(value.Represent(this));
        return Formatting.Format(value, part.Format is null ? "" : Join(part.Format), this);
    }
}
