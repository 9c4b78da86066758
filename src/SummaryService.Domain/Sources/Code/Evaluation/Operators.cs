namespace SummaryService.Domain.Sources.Code.Evaluation;

/// <summary>Python's operators.</summary>
internal static class Operators
{
    /// <summary>An operation on two operands.</summary>
    public static Value Binary(Value left, string symbol, Value right, Evaluator evaluator)
    {
        if (left is Unknown) return left;
        if (right is Unknown && left.Operate(symbol, right, isLeft: true, evaluator) is null) return right;
        var result = left.Operate(symbol, right, isLeft: true, evaluator) ?? right.Operate(symbol, left, isLeft: false, evaluator);
        return result ?? BuiltIn(left, symbol, right, evaluator) ?? Special(left, symbol, right, evaluator)
            ?? throw evaluator.Error("TypeError", $"unsupported operand type(s) for {symbol}: '{left.TypeName}' and '{right.TypeName}'");
    }

    /// <summary>An operation on one operand.</summary>
    public static Value Unary(string symbol, Value operand, Evaluator evaluator) => (symbol, operand) switch
    {
        ("-", Int number) => new Int(-number.Number),
        ("-", Float number) => new Float(-number.Real),
        ("+", Number) => operand,
        ("~", Int number) => new Int(~number.Number),
        _ => operand.Operate(symbol, null, isLeft: true, evaluator) ?? throw evaluator.Error("TypeError", $"bad operand type for unary {symbol}: '{operand.TypeName}'"),
    };

    /// <summary>A comparison: true, false, or unknown.</summary>
    public static Value Compare(Value left, string symbol, Value right, Evaluator evaluator)
    {
        if (symbol is "is" or "is not") return Identity(left, right, symbol == "is");
        if (left is Unknown) return left;
        if (right is Unknown) return right;
        if ((left.Operate(symbol, right, isLeft: true, evaluator) ?? right.Operate(symbol, left, isLeft: false, evaluator)) is { } own) return own;
        return Bool.Of(symbol switch
        {
            "==" => left.IsEqualTo(right),
            "!=" => !left.IsEqualTo(right),
            "in" => Contains(right, left, evaluator),
            "not in" => !Contains(right, left, evaluator),
            "<" => Order(left, right, symbol, evaluator) < 0,
            "<=" => Order(left, right, symbol, evaluator) <= 0,
            ">" => Order(left, right, symbol, evaluator) > 0,
            _ => Order(left, right, symbol, evaluator) >= 0,
        });
    }

    /// <summary>The order of two values: negative where the left one comes first.</summary>
    public static int Order(Value left, Value right, string symbol, Evaluator evaluator)
    {
        if (left is Number && right is Number) return left is Int a && right is Int b ? a.Number.CompareTo(b.Number) : ((Number)left).Real.CompareTo(((Number)right).Real);
        if (left is Str text && right is Str other) return string.CompareOrdinal(text.Text, other.Text);
        if (left is not Sequence first || right is not Sequence second)
            throw evaluator.Error("TypeError", $"'{symbol}' not supported between instances of '{left.TypeName}' and '{right.TypeName}'");
        using var level = evaluator.Deeper();
        for (var i = 0; i < Math.Min(first.Items.Count, second.Items.Count); i++)
        {
            evaluator.Budget.Step();
            if (!first.Items[i].IsEqualTo(second.Items[i])) return Order(first.Items[i], second.Items[i], symbol, evaluator);
        }

        return first.Items.Count.CompareTo(second.Items.Count);
    }

    private static Value Identity(Value left, Value right, bool isSame)
    {
        // A value that is not known may be None or not.
        if (left is Unknown) return left;
        if (right is Unknown) return right;
        var same = ReferenceEquals(left, right) || (left is Int or Str && left.GetType() == right.GetType() && left.IsEqualTo(right));
        return Bool.Of(same == isSame);
    }

    private static bool Contains(Value container, Value sought, Evaluator evaluator)
    {
        if (container is Str text) return sought is Str part && text.Text.Contains(part.Text, StringComparison.Ordinal);
        if (container is DictValue dict) return sought.Hash is not null && dict.Items.ContainsKey(sought);
        if (container is SetValue set) return sought.Hash is not null && set.Items.ContainsKey(sought);
        if (container is RangeValue && sought is not Int) return false;
        foreach (var element in evaluator.Iterate(container))
        {
            if (element.IsEqualTo(sought)) return true;
        }

        return false;
    }

    private static Value? BuiltIn(Value left, string symbol, Value right, Evaluator evaluator)
    {
        switch (left, right)
        {
            case (Int a, Int b): return Integers(a, symbol, b, evaluator);
            case (Number a, Number b): return Reals(a.Real, symbol, b.Real, evaluator);
            case (Str text, _) when symbol == "%": return new Str(Formatting.Percent(text.Text, right, evaluator));
            case (Str a, Str b) when symbol == "+":
                evaluator.Budget.AddCharacters(a.Text.Length + (long)b.Text.Length);
                return new Str(a.Text + b.Text);
            case (Str text, Int times) when symbol == "*": return Repeat(text, times.Number, evaluator);
            case (Int times, Str text) when symbol == "*": return Repeat(text, times.Number, evaluator);
            case (Sequence a, Sequence b) when symbol == "+" && a.TypeName == b.TypeName:
                evaluator.Budget.AddElements(a.Items.Count + b.Items.Count);
                return a.Of([.. a.Items, .. b.Items]);
            case (Sequence items, Int times) when symbol == "*": return Repeat(items, times.Number, evaluator);
            case (Int times, Sequence items) when symbol == "*": return Repeat(items, times.Number, evaluator);
            case (SetValue a, SetValue b): return Sets(a, symbol, b, evaluator);
            case (DictValue a, DictValue b) when symbol == "|":
                var merged = new DictValue();
                DictMethods.Update(merged, a, evaluator);
                DictMethods.Update(merged, b, evaluator);
                return merged;
            default: return null;
        }
    }

    private static Value? Special(Value left, string symbol, Value right, Evaluator evaluator)
    {
        var name = symbol switch
        {
            "+" => "__add__",
            "-" => "__sub__",
            "*" => "__mul__",
            _ => null,
        };
        return name is not null && left is Instance instance && instance.Class.Find(name) is { } method
            ? new BoundMethod(instance, method).Call(Arguments.Of(evaluator.Place, right), evaluator)
            : null;
    }

    private static Value? Integers(Int left, string symbol, Int right, Evaluator evaluator)
    {
        var (a, b) = (left.Number, right.Number);
        if (symbol is "/" or "//" or "%" && b == 0) throw evaluator.Error("ZeroDivisionError", "division by zero");
        try
        {
            return symbol switch
            {
                "+" => new Int(a + b),
                "-" => new Int(a - b),
                "*" => new Int(a * b),
                "/" => new Float((double)a / b),
                "//" => new Int(FloorDivide(a, b)),
                "%" => new Int(a - FloorDivide(a, b) * b),
                "**" => b >= 0 ? new Int(Power(a, b)) : new Float(Math.Pow(a, b)),
                "&" => left is Bool && right is Bool ? Bool.Of((a & b) != 0) : new Int(a & b),
                "|" => left is Bool && right is Bool ? Bool.Of((a | b) != 0) : new Int(a | b),
                "^" => new Int(a ^ b),
                "<<" => b is >= 0 and < 63 ? new Int(a * (1L << (int)b)) : throw new OverflowException(),
                ">>" => b >= 0 ? new Int(a >> (int)Math.Min(b, 63)) : throw evaluator.Error("ValueError", "negative shift count"),
                _ => null,
            };
        }
        catch (OverflowException)
        {
            throw evaluator.Error("OverflowError", "the integer is larger than 64 bits");
        }
    }

    private static Float? Reals(double left, string symbol, double right, Evaluator evaluator)
    {
        if (symbol is "/" or "//" or "%" && right == 0) throw evaluator.Error("ZeroDivisionError", "float division by zero");
        return symbol switch
        {
            "+" => new(left + right),
            "-" => new(left - right),
            "*" => new(left * right),
            "/" => new(left / right),
            "//" => new(Math.Floor(left / right)),
            "%" => new(left - Math.Floor(left / right) * right),
            "**" => new(Math.Pow(left, right)),
            _ => null,
        };
    }

    private static long FloorDivide(long left, long right)
    {
        var (quotient, remainder) = long.DivRem(left, right);
        return remainder != 0 && (remainder < 0) != (right < 0) ? quotient - 1 : quotient;
    }

    private static long Power(long number, long exponent)
    {
        var result = 1L;
        if (number is 0 or 1) return exponent == 0 ? 1 : number;
        if (number == -1) return exponent % 2 == 0 ? 1 : -1;
        for (var i = 0L; i < exponent; i++)
            result *= number;
        return result;
    }

    private static Str Repeat(Str text, long times, Evaluator evaluator)
    {
        times = Math.Max(0, times);
        if (text.Text.Length == 0) return text;
        if (times > Budget.MostCharacters) throw new BudgetException("limit_exceeded.code_characters", Budget.MostCharacters);
        evaluator.Budget.AddCharacters(text.Text.Length * times);
        return new(string.Concat(Enumerable.Repeat(text.Text, (int)times)));
    }

    private static Sequence Repeat(Sequence items, long times, Evaluator evaluator)
    {
        times = items.Items.Count == 0 ? 0 : Math.Max(0, times);
        if (times > Budget.MostElements) throw new BudgetException("limit_exceeded.code_elements", Budget.MostElements);
        evaluator.Budget.AddElements(items.Items.Count * times);
        var repeated = new List<Value>((int)(items.Items.Count * times));
        for (var i = 0L; i < times; i++)
            repeated.AddRange(items.Items);
        return items.Of(repeated);
    }

    private static SetValue? Sets(SetValue left, string symbol, SetValue right, Evaluator evaluator) => symbol switch
    {
        "|" => evaluator.SetOf(left.Items.Keys.Concat(right.Items.Keys)),
        "&" => evaluator.SetOf(left.Items.Keys.Where(right.Items.ContainsKey)),
        "-" => evaluator.SetOf(left.Items.Keys.Where(item => !right.Items.ContainsKey(item))),
        "^" => evaluator.SetOf(left.Items.Keys.Where(item => !right.Items.ContainsKey(item)).Concat(right.Items.Keys.Where(item => !left.Items.ContainsKey(item)))),
        _ => null,
    };
}
