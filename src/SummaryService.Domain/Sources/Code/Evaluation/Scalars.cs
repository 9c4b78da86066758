using System.Globalization;

namespace SummaryService.Domain.Sources.Code.Evaluation;

/// <summary><c>None</c>.</summary>
internal sealed class None : Value
{
    public static readonly None Value = new();

    private None()
    {
    }

    public override string TypeName => "NoneType";

    public override bool IsTrue => false;

    public override string Represent(Evaluator evaluator) => "None";
}

/// <summary><c>...</c>.</summary>
internal sealed class Ellipsis : Value
{
    public static readonly Ellipsis Value = new();

    private Ellipsis()
    {
    }

    public override string TypeName => "ellipsis";

    public override string Represent(Evaluator evaluator) => "Ellipsis";
}

/// <summary>A number: an integer, a float or a truth value, which compare with each other.</summary>
internal abstract class Number : Value
{
    /// <summary>The number as a double.</summary>
    public abstract double Real { get; }

    public override bool IsTrue => Real != 0;

    public override bool IsEqualTo(Value other) => other is Number number && Real.Equals(number.Real);

    public override int? Hash => Real.GetHashCode();
}

/// <summary>An integer.</summary>
internal class Int(long number) : Number
{
    /// <summary>The number.</summary>
    public long Number => number;

    public override string TypeName => "int";

    public override double Real => number;

    public override bool IsEqualTo(Value other) => other is Int integer ? integer.Number == number : base.IsEqualTo(other);

    public override string Represent(Evaluator evaluator) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary><c>True</c> or <c>False</c>, which are integers in Python, too.</summary>
internal sealed class Bool : Int
{
    public static readonly Bool True = new(1);
    public static readonly Bool False = new(0);

    private Bool(long number)
        : base(number)
    {
    }

    public override string TypeName => "bool";

    /// <summary>The truth value of a condition.</summary>
    public static Bool Of(bool condition) => condition ? True : False;

    public override string Represent(Evaluator evaluator) => Number == 1 ? "True" : "False";
}

/// <summary>A floating-point number.</summary>
internal sealed class Float(double number) : Number
{
    public override string TypeName => "float";

    public override double Real => number;

    public override string Represent(Evaluator evaluator) => NumberFormat.Shortest(number);
}

/// <summary>A string.</summary>
internal sealed class Str(string text) : Value
{
    /// <summary>The string.</summary>
    public string Text => text;

    public override string TypeName => "str";

    public override bool IsTrue => text.Length > 0;

    public override long? Length => text.Length;

    public override Value? Attribute(string name, Evaluator evaluator) => StringMethods.Find(this, name);

    public override Value? Item(Value key, Evaluator evaluator) => key is SliceValue slice
        ? new Str(string.Concat(slice.Indices(text.Length, evaluator).Select(index => text[(int)index])))
        : new Str(text[(int)Indexing.Place(key, text.Length, evaluator)].ToString());

    public override IEnumerable<Value> Elements(Evaluator evaluator) => text.Select(character => new Str(character.ToString()));

    public override bool IsEqualTo(Value other) => other is Str str && str.Text == text;

    public override int? Hash => text.GetHashCode(StringComparison.Ordinal);

    public override string Represent(Evaluator evaluator)
    {
        var quote = text.Contains('\'') && !text.Contains('"') ? '"' : '\'';
        var escaped = text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal);
        return $"{quote}{(quote == '\'' ? escaped.Replace("'", "\\'", StringComparison.Ordinal) : escaped)}{quote}";
    }

    public override string Write(Evaluator evaluator) => text;
}
