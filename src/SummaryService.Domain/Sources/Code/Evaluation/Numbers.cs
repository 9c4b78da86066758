namespace SummaryService.Domain.Sources.Code.Evaluation;

/// <summary>The built-in functions on numbers.</summary>
internal static class Numbers
{
    /// <summary><c>sum</c>.</summary>
    public static Value Sum(Arguments arguments, Evaluator evaluator)
    {
        var first = arguments.Find(0) ?? None.Value;
        if (first is Unknown) return first;
        var sum = arguments.Find(1, "start") ?? new Int(0);
        foreach (var element in evaluator.Iterate(first))
            sum = Operators.Binary(sum, "+", element, evaluator);
        return sum;
    }

    /// <summary><c>min</c> and <c>max</c>: of several values, or of the elements of one.</summary>
    /// <param name="arguments">The values.</param>
    /// <param name="sign">1 for the greatest, −1 for the least.</param>
    /// <param name="evaluator">Who evaluates.</param>
    public static Value Extreme(Arguments arguments, int sign, Evaluator evaluator)
    {
        var values = arguments.Positional.Count == 1 ? evaluator.Iterate(arguments.Positional[0].Value) : arguments.Positional.Select(argument => argument.Value);
        if (arguments.Find(0) is Unknown unknown && arguments.Positional.Count == 1) return unknown;
        var key = arguments.Keywords.TryGetValue("key", out var given) && given.Value is not None ? given.Value : null;
        Value? best = null, bestKey = null;
        foreach (var value in values)
        {
            if (value is Unknown) return value;
            var keyed = key?.Call(Arguments.Of(arguments.Place, value), evaluator) ?? value;
            if (bestKey is null || Operators.Order(keyed, bestKey, "<", evaluator) * sign > 0) (best, bestKey) = (value, keyed);
        }

        return best ?? arguments.Find(-1, "default") ?? throw evaluator.Error("ValueError", "arg is an empty sequence");
    }

    /// <summary><c>abs</c>.</summary>
    public static Value Absolute(Arguments arguments, Evaluator evaluator) => arguments.Find(0) switch
    {
        Int { Number: > long.MinValue } number => new Int(Math.Abs(number.Number)),
        Float number => new Float(Math.Abs(number.Real)),
        { } other => other.Operate("abs", null, isLeft: true, evaluator) ?? throw evaluator.Error("TypeError", $"bad operand type for abs(): '{other.TypeName}'"),
        null => throw evaluator.Error("TypeError", "abs() takes exactly one argument"),
    };

    /// <summary><c>round</c>, halves to the even neighbor.</summary>
    public static Value Round(Arguments arguments, Evaluator evaluator) => (arguments.Find(0), arguments.Find(1, "ndigits")) switch
    {
        (Int number, _) => number,
        (Float { Real: > -9e18 and < 9e18 } number, null or None) => new Int((long)Math.Round(number.Real, MidpointRounding.ToEven)),
        (Float number, Int digits) => new Float(Math.Round(number.Real, (int)Math.Clamp(digits.Number, 0, 15), MidpointRounding.ToEven)),
        (Unknown unknown, _) => unknown,
        _ => throw evaluator.Error("TypeError", "type doesn't define __round__ method"),
    };
}
