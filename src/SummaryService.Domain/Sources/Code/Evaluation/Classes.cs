namespace SummaryService.Domain.Sources.Code.Evaluation;

/// <summary>A class of the evaluated code.</summary>
/// <param name="name">Its name.</param>
/// <param name="bases">Its bases, classes of the text or others.</param>
/// <param name="members">What its body defines.</param>
internal sealed class Class(string name, IReadOnlyList<Value> bases, IReadOnlyDictionary<string, Value> members) : Value
{
    private readonly Dictionary<string, Value> _members = new(members);

    public override string TypeName => "type";

    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>Its bases.</summary>
    public IReadOnlyList<Value> Bases => bases;

    /// <summary>The base outside the text that it goes back to; null where there is none.</summary>
    public Value? OuterBase => bases.Select(parent => parent is Class known ? known.OuterBase : parent is BuiltinClass ? null : parent).FirstOrDefault(parent => parent is not null);

    /// <summary>A member of its own or of a base.</summary>
    public Value? Find(string member) =>
        _members.TryGetValue(member, out var own) ? own : bases.OfType<Class>().Select(parent => parent.Find(member)).FirstOrDefault(found => found is not null);

    /// <summary>A member of a base: what <c>super()</c> finds.</summary>
    public Value? FindInBases(string member) => bases.OfType<Class>().Select(parent => parent.Find(member)).FirstOrDefault(found => found is not null);

    /// <summary>Whether it is a class or goes back to it.</summary>
    public bool IsSubclassOf(Value other) => ReferenceEquals(this, other) || bases.Any(parent => ReferenceEquals(parent, other) || (parent is Class known && known.IsSubclassOf(other)));

    public override Value? Attribute(string attribute, Evaluator evaluator) => attribute == "__name__"
        ? new Str(name)
        : Find(attribute) switch
        {
            ClassFunction function => function.In(this),
            { } member => member,
            null => OuterBase is Unknown unknown ? unknown.Attribute(attribute, evaluator) : null,
        };

    public override bool SetAttribute(string attribute, Value value, Evaluator evaluator)
    {
        _members[attribute] = value;
        return true;
    }

    public override Value Call(Arguments arguments, Evaluator evaluator)
    {
        evaluator.Budget.AddElements(1);
        var instance = evaluator.World.Instantiate(this, arguments, evaluator) ?? new Instance(this);
        if (Find("__init__") is { } initialize) new BoundMethod(instance, initialize).Call(arguments, evaluator);
        return instance;
    }

    public override string Represent(Evaluator evaluator) => $"<class '{name}'>";
}

/// <summary>An object of a class of the evaluated code.</summary>
internal class Instance(Class type) : Value
{
    /// <summary>Its attributes, in the order in which they were set.</summary>
    public OrderedDictionary<string, Value> Attributes { get; } = [];

    /// <summary>Its class.</summary>
    public Class Class => type;

    public override string TypeName => type.Name;

    public override Value? Attribute(string name, Evaluator evaluator)
    {
        if (Attributes.TryGetValue(name, out var own)) return own;
        return type.Find(name) switch
        {
            Function function => new BoundMethod(this, function),
            ClassFunction function => function.In(type),
            Property property => property.Of(this, evaluator),
            { } member => member,
            null => name == "__class__" ? type : type.OuterBase is Unknown unknown ? unknown.Attribute(name, evaluator) : null,
        };
    }

    public override bool SetAttribute(string name, Value value, Evaluator evaluator)
    {
        evaluator.Budget.AddElements(1);
        Attributes[name] = value;
        return true;
    }

    public override Value? Call(Arguments arguments, Evaluator evaluator) =>
        type.Find("__call__") is { } call ? new BoundMethod(this, call).Call(arguments, evaluator) : null;

    public override Value? Item(Value key, Evaluator evaluator) =>
        type.Find("__getitem__") is { } item ? new BoundMethod(this, item).Call(Arguments.Of(evaluator.Place, key), evaluator) : null;

    public override string Represent(Evaluator evaluator) => $"<{type.Name} object>";
}

/// <summary>An object seen as one of its class's bases: <c>super()</c>.</summary>
/// <param name="self">The object.</param>
/// <param name="owner">The class whose bases are asked.</param>
internal sealed class Super(Value self, Class owner) : Value
{
    public override string TypeName => "super";

    public override Value Attribute(string name, Evaluator evaluator) => owner.FindInBases(name) switch
    {
        Function function => new BoundMethod(self, function),
        ClassFunction function => function.In(owner),
        { } member => member,
        // A base outside the text keeps what it does to itself.
        null => new Builtin(name, (_, _) => None.Value),
    };
}
