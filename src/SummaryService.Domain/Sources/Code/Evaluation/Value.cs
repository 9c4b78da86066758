namespace SummaryService.Domain.Sources.Code.Evaluation;

/// <summary>A value of the evaluated code. What a value can do beyond being passed on, it says here itself.</summary>
internal abstract class Value
{
    /// <summary>The name of its class in Python.</summary>
    public abstract string TypeName { get; }

    /// <summary>Whether it counts as true in a condition.</summary>
    public virtual bool IsTrue => true;

    /// <summary>How many elements it has; null where it has no length.</summary>
    public virtual long? Length => null;

    /// <summary>An attribute; null where it has none of that name.</summary>
    public virtual Value? Attribute(string name, Evaluator evaluator) => null;

    /// <summary>Gives an attribute a value; false where it takes none of that name.</summary>
    public virtual bool SetAttribute(string name, Value value, Evaluator evaluator) => false;

    /// <summary>What a call gives; null where it cannot be called.</summary>
    public virtual Value? Call(Arguments arguments, Evaluator evaluator) => null;

    /// <summary>The item at a key; null where it has no items.</summary>
    public virtual Value? Item(Value key, Evaluator evaluator) => null;

    /// <summary>Puts an item at a key; false where it takes none.</summary>
    public virtual bool SetItem(Value key, Value value, Evaluator evaluator) => false;

    /// <summary>Its elements; null where there are none to loop over.</summary>
    public virtual IEnumerable<Value>? Elements(Evaluator evaluator) => null;

    /// <summary>An operation that it defines itself; null where it defines none.</summary>
    /// <param name="symbol">The operator.</param>
    /// <param name="other">The other operand; null for an operator of one.</param>
    /// <param name="isLeft">Whether it is the left operand.</param>
    /// <param name="evaluator">Who evaluates.</param>
    public virtual Value? Operate(string symbol, Value? other, bool isLeft, Evaluator evaluator) => null;

    /// <summary>Whether it is a class, and a value is one of its objects.</summary>
    public virtual bool IsClassOf(Value value) => false;

    /// <summary>Whether it is equal to another.</summary>
    public virtual bool IsEqualTo(Value other) => ReferenceEquals(this, other);

    /// <summary>Its hash, equal for equal values; null where it cannot be a key.</summary>
    public virtual int? Hash => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    /// <summary>What <c>repr</c> writes.</summary>
    public virtual string Represent(Evaluator evaluator) => $"<{TypeName}>";

    /// <summary>What <c>str</c> writes.</summary>
    public virtual string Write(Evaluator evaluator) => Represent(evaluator);
}
