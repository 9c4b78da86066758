namespace SummaryService.Domain.Sources.Code.Evaluation;

/// <summary>A value that the text does not tell: of a name that is not defined, of data, of a library that is not Keras.</summary>
/// <remarks>Whatever is made of it is unknown as well, and remembers the name that decides it.</remarks>
/// <param name="name">The name that decides it.</param>
/// <param name="place">Where that name gets its value or, where it gets none, is used.</param>
/// <param name="path">The expression that gives the value, as far as it is one of attributes: <c>x_train.shape</c>.</param>
internal sealed class Unknown(string name, Place place, string? path = null) : Value
{
    /// <summary>The name that decides it.</summary>
    public string Name => name;

    /// <summary>Where that name gets its value or, where it gets none, is used.</summary>
    public Place Place => place;

    /// <summary>The expression that gives the value.</summary>
    public string Path { get; } = path ?? name;

    /// <summary>Whether it is a module, or something of one: then an assignment gives no better name for it.</summary>
    public bool IsBare { get; init; }

    public override string TypeName => "unknown";

    // Conditions that nothing decides are taken as false: most ask for a device or a file.
    public override bool IsTrue => false;

    public override Value Attribute(string attribute, Evaluator evaluator) =>
        evaluator.Defined($"{Path}.{attribute}") ?? new Unknown(name, place, $"{Path}.{attribute}") { IsBare = IsBare };

    public override bool SetAttribute(string attribute, Value value, Evaluator evaluator) => true;

    public override Value Call(Arguments arguments, Evaluator evaluator) => evaluator.World.CallUnknown(this, arguments, evaluator) ?? Derived();

    public override Value Item(Value key, Evaluator evaluator) => Derived();

    public override bool SetItem(Value key, Value value, Evaluator evaluator) => true;

    // Nobody can tell how many there are; a loop over them makes nothing.
    public override IEnumerable<Value> Elements(Evaluator evaluator)
    {
        evaluator.NoteUndecided(this);
        return [];
    }

    public override Value Operate(string symbol, Value? other, bool isLeft, Evaluator evaluator) => Derived();

    public override string Represent(Evaluator evaluator) => Path;

    private Unknown Derived() => new(name, place, Path);
}
