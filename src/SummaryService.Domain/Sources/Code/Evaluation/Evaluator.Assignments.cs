using SummaryService.Domain.Sources.Code.Syntax;

namespace SummaryService.Domain.Sources.Code.Evaluation;

/// <content>Assignments.</content>
internal sealed partial class Evaluator
{
    private void AssignAll(Assign assign)
    {
        var value = Evaluate(assign.Value);
        foreach (var target in assign.Targets)
            AssignTo(target, value, assign.Place);
    }

    private void AssignTo(Expression target, Value value, Place place)
    {
        Budget.Step();
        switch (target)
        {
            case Name name:
                _frame.Scope.Set(name.Id, Named(value, name.Id, place));
                break;
            case Syntax.Attribute attribute:
                var owner = Evaluate(attribute.Value);
                Place = target.Place;
                if (!owner.SetAttribute(attribute.Attr, value, this)) throw Error("AttributeError", $"'{owner.TypeName}' object has no attribute '{attribute.Attr}'");
                break;
            case Subscript subscript:
                var container = Evaluate(subscript.Value);
                var key = Evaluate(subscript.Index);
                Place = target.Place;
                if (!container.SetItem(key, value, this)) throw Error("TypeError", $"'{container.TypeName}' object does not support item assignment");
                break;
            case Starred starred:
                AssignTo(starred.Value, value, place);
                break;
            case Display display:
                Unpack(display, value, place);
                break;
        }
    }

    /// <summary>An unknown value takes the name that it is given, by which the request can define it.</summary>
    private Value Named(Value value, string name, Place place)
    {
        if (value is not Unknown { IsBare: false }) return value;
        return Defined(name) ?? new Unknown(name, place);
    }

    private void Unpack(Display targets, Value value, Place place)
    {
        using var level = Deeper();
        if (value is Unknown)
        {
            foreach (var target in targets.Elements)
                AssignTo(target, value, place);
            return;
        }

        var count = targets.Elements.Length;
        var star = targets.Elements.ToList().FindIndex(element => element is Starred);
        // One more tells that there are too many, however many there are.
        var elements = star < 0 ? Collect(Iterate(value).Take(count + 1)) : Collect(Iterate(value));
        if (star < 0 ? elements.Count != count : elements.Count < count - 1)
            throw Error("ValueError", elements.Count < count ? $"not enough values to unpack (expected {count}, got {elements.Count})" : $"too many values to unpack (expected {count})");
        for (var i = 0; i < count; i++)
        {
            if (star < 0 || i < star) AssignTo(targets.Elements[i], elements[i], place);
            else if (i == star) AssignTo(targets.Elements[i], new ListValue(elements.GetRange(i, elements.Count - count + 1)), place);
            else AssignTo(targets.Elements[i], elements[elements.Count - count + i], place);
        }
    }

    private Value Augmented(AugmentedAssign assign)
    {
        var current = Evaluate(assign.Target);
        var value = Evaluate(assign.Value);
        Place = assign.Place;
        if (current is not ListValue list || assign.Operator != "+") return Operators.Binary(current, assign.Operator, value, this);
        // A list is extended itself, whoever else holds it.
        list.Items.AddRange(Collect(Iterate(value)));
        return list;
    }

    private void Remove(Expression target)
    {
        switch (target)
        {
            case Name name:
                _frame.Scope.Remove(name.Id);
                break;
            case Subscript subscript when Evaluate(subscript.Value) is DictValue dict:
                dict.Items.Remove(Key(Evaluate(subscript.Index)));
                break;
            case Subscript subscript when Evaluate(subscript.Value) is ListValue list:
                var key = Evaluate(subscript.Index);
                if (key is SliceValue slice)
                {
                    var places = slice.Indices(list.Items.Count, this).ToHashSet();
                    var kept = list.Items.Where((_, i) => !places.Contains(i)).ToList();
                    list.Items.Clear();
                    list.Items.AddRange(kept);
                }
                else
                {
                    list.Items.RemoveAt((int)Indexing.Place(key, list.Items.Count, this));
                }

                break;
            case Display display:
                foreach (var element in display.Elements)
                    Remove(element);
                break;
        }
    }
}
