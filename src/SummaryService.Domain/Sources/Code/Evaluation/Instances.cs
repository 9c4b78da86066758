namespace SummaryService.Domain.Sources.Code.Evaluation;

/// <summary>Questions about the class of a value.</summary>
internal static class Instances
{
    /// <summary><c>isinstance</c>: true, false, or unknown.</summary>
    public static Value IsInstance(Value value, Value type)
    {
        if (value is Unknown) return value;
        if (type is TupleValue several) return Bool.Of(several.Items.Any(one => IsInstance(value, one).IsTrue));
        return Bool.Of(type switch
        {
            BuiltinClass known => known.Name == value.TypeName || (known.Name == "int" && value is Bool) || known.Name == "object"
                || (value is Instance instance && instance.Class.Bases.Contains(known)),
            Class own => value is Instance instance && instance.Class.IsSubclassOf(own),
            Unknown => false,
            _ => type.IsClassOf(value),
        });
    }

    /// <summary><c>type</c>: the class of a value.</summary>
    public static Value TypeOf(Value value, Evaluator evaluator) => value switch
    {
        Unknown => value,
        Instance instance => instance.Class,
        _ => Builtins.Find(value.TypeName) ?? value.Attribute("__class__", evaluator) ?? new BuiltinClass(value.TypeName, (_, _) => None.Value),
    };
}
