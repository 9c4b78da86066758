using SummaryService.Domain.Sources.Code.Evaluation;

namespace SummaryService.Domain.Sources.Code.Keras;

/// <summary>Python's <c>math</c>, as far as sizes are computed with it.</summary>
internal static class Mathematics
{
    /// <summary>A function or a number by its name; null where there is none.</summary>
    public static Value? Find(string name) => name switch
    {
        "pi" => new Float(Math.PI),
        "e" => new Float(Math.E),
        "inf" => new Float(double.PositiveInfinity),
        "floor" => Whole(name, Math.Floor),
        "ceil" => Whole(name, Math.Ceiling),
        "trunc" => Whole(name, Math.Truncate),
        "sqrt" => Real(name, Math.Sqrt),
        "exp" => Real(name, Math.Exp),
        "log2" => Real(name, Math.Log2),
        "log10" => Real(name, Math.Log10),
        "log" => new Builtin(name, (arguments, evaluator) => (arguments.Find(0), arguments.Find(1)) switch
        {
            (Number number, Number radix) => new Float(Math.Log(number.Real, radix.Real)),
            (Number number, null) => new Float(Math.Log(number.Real)),
            _ => Other(arguments, evaluator),
        }),
        "pow" => new Builtin(name, (arguments, evaluator) => arguments.Find(0) is Number number && arguments.Find(1) is Number power
            ? new Float(Math.Pow(number.Real, power.Real))
            : Other(arguments, evaluator)),
        "prod" => Arrays.Find("prod"),
        "gcd" => new Builtin(name, (arguments, evaluator) => arguments.Find(0) is Int left && arguments.Find(1) is Int right
            ? new Int((long)System.Numerics.BigInteger.GreatestCommonDivisor(left.Number, right.Number))
            : Other(arguments, evaluator)),
        _ => null,
    };

    private static Builtin Whole(string name, Func<double, double> function) => new(name, (arguments, evaluator) =>
        arguments.Find(0) is Number number && Math.Abs(number.Real) < 9e18 ? new Int((long)function(number.Real)) : Other(arguments, evaluator));

    private static Builtin Real(string name, Func<double, double> function) => new(name, (arguments, evaluator) =>
        arguments.Find(0) is Number number ? new Float(function(number.Real)) : Other(arguments, evaluator));

    private static Unknown Other(Arguments arguments, Evaluator evaluator) =>
        arguments.Positional.Select(argument => argument.Value).OfType<Unknown>().FirstOrDefault() ?? throw evaluator.Error("TypeError", "must be real number");
}
