using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SummaryService.Domain.Sources.Code.Evaluation;

/// <summary>The three ways in which Python puts values into strings.</summary>
/// <remarks>Source: the format specification mini-language of Python's documentation.</remarks>
internal static partial class Formatting
{
    private const int Widest = 1_000;

    /// <summary>A value by a format such as <c>03d</c> or <c>.2f</c>.</summary>
    public static string Format(Value value, string format, Evaluator evaluator)
    {
        if (format.Length == 0) return value.Write(evaluator);
        if (value is Unknown) return value.Write(evaluator);
        var match = Specification().Match(format);
        if (!match.Success) throw evaluator.Error("ValueError", "Invalid format specifier");
        int? precision = match.Groups["precision"] is { Success: true } digits ? Width(digits.Value) : null;
        var type = match.Groups["type"].Value;
        var text = value is Number number ? Digits(number, type, precision, match.Groups["comma"].Value, evaluator) : Cut(value.Write(evaluator), precision);
        if (value is Number && match.Groups["sign"].Value == "+" && !text.StartsWith('-')) text = $"+{text}";
        var isZeroPadded = match.Groups["zero"].Success;
        var fill = match.Groups["fill"] is { Success: true, Length: > 0 } given ? given.Value[0] : isZeroPadded ? '0' : ' ';
        var align = match.Groups["align"] is { Success: true } side ? side.Value : value is Number ? isZeroPadded ? "=" : ">" : "<";
        return Pad(text, fill, align, Width(match.Groups["width"].Value), evaluator);
    }

    /// <summary>The old operator: <c>'conv%d' % 3</c>.</summary>
    public static string Percent(string format, Value values, Evaluator evaluator)
    {
        var text = new StringBuilder();
        var items = values is TupleValue tuple ? tuple.Items : [values];
        var (next, at) = (0, 0);
        foreach (Match match in Conversion().Matches(format))
        {
            text.Append(format, at, match.Index - at);
            at = match.Index + match.Length;
            if (match.Groups["type"].Value == "%")
            {
                text.Append('%');
                continue;
            }

            Value value;
            if (match.Groups["key"] is { Success: true } key) value = values.Item(new Str(key.Value), evaluator) ?? throw evaluator.Error("TypeError", "format requires a mapping");
            else value = next < items.Count ? items[next++] : throw evaluator.Error("TypeError", "not enough arguments for format string");
            text.Append(Converted(match, value, evaluator));
        }

        text.Append(format, at, format.Length - at);
        evaluator.Budget.AddCharacters(text.Length);
        return text.ToString();
    }

    /// <summary>The method: <c>'conv{}'.format(3)</c>.</summary>
    public static string Method(string format, Arguments arguments, Evaluator evaluator)
    {
        var text = new StringBuilder();
        var (next, at) = (0, 0);
        foreach (Match match in Field().Matches(format))
        {
            text.Append(format, at, match.Index - at);
            at = match.Index + match.Length;
            if (match.Value is "{{" or "}}") text.Append(match.Value[0]);
            else text.Append(Format(Selected(match.Groups["name"].Value, arguments, ref next, evaluator), match.Groups["format"].Value, evaluator));
        }

        text.Append(format, at, format.Length - at);
        evaluator.Budget.AddCharacters(text.Length);
        return text.ToString();
    }

    private static Value Selected(string name, Arguments arguments, ref int next, Evaluator evaluator)
    {
        var steps = Step().Matches(name).Select(match => match.Value).ToList();
        var first = steps.Count > 0 && steps[0][0] is not ('.' or '[') ? steps[0] : "";
        var position = first.Length == 0 ? next++ : int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
        var value = arguments.Find(position, first) ?? throw evaluator.Error("IndexError", "Replacement index out of range for positional args tuple");
        foreach (var step in steps.Skip(first.Length == 0 ? 0 : 1))
        {
            var inner = step.Trim('.', '[', ']');
            var key = long.TryParse(inner, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? new Int(index) : (Value)new Str(inner);
            value = (step[0] == '.' ? value.Attribute(inner, evaluator) : value.Item(key, evaluator)) ?? throw evaluator.Error("AttributeError", inner);
        }

        return value;
    }

    private static string Converted(Match match, Value value, Evaluator evaluator)
    {
        var (flags, type) = (match.Groups["flags"].Value, match.Groups["type"].Value);
        int? precision = match.Groups["precision"] is { Success: true } digits ? Width(digits.Value) : null;
        string text;
        if (value is Number number && type is not ("s" or "r")) text = Digits(number, type is "i" or "u" ? "d" : type, precision, "", evaluator);
        else text = Cut(type == "r" ? value.Represent(evaluator) : value.Write(evaluator), precision);
        var isZeroPadded = flags.Contains('0', StringComparison.Ordinal) && value is Number;
        return Pad(text, isZeroPadded ? '0' : ' ', flags.Contains('-', StringComparison.Ordinal) ? "<" : isZeroPadded ? "=" : ">", Width(match.Groups["width"].Value), evaluator);
    }

    private static string Digits(Number number, string type, int? precision, string comma, Evaluator evaluator)
    {
        var isWhole = number is Int && type is "" or "d" or "n";
        if (number is Int based && type is "x" or "X" or "b" or "o") return Based(((Int)number).Number, type);
        if (type == "c") return char.ConvertFromUtf32((int)Math.Clamp(number.Real, 0, 0xD7FF));
        if (isWhole && number is Int integer) return comma.Length > 0 ? integer.Number.ToString("#,0", CultureInfo.InvariantCulture) : integer.Represent(evaluator);
        if (type == "d") return ((long)Math.Clamp(number.Real, -1e18, 1e18)).ToString(CultureInfo.InvariantCulture);
        if (type == "%") return $"{NumberFormat.Fixed(number.Real * 100, 'f', precision)}%";
        if (type.Length == 0) return precision is null ? number.Represent(evaluator) : NumberFormat.Fixed(number.Real, 'g', precision);
        return comma.Length > 0
            ? number.Real.ToString($"N{Math.Min(precision ?? 6, 50)}", CultureInfo.InvariantCulture)
            : NumberFormat.Fixed(number.Real, type[0], precision);
    }

    private static string Based(long number, string type) => type switch
    {
        "x" => number.ToString("x", CultureInfo.InvariantCulture),
        "X" => number.ToString("X", CultureInfo.InvariantCulture),
        "b" => Convert.ToString(number, 2),
        _ => Convert.ToString(number, 8),
    };

    private static string Cut(string text, int? length) => length is { } most && most < text.Length ? text[..most] : text;

    private static int Width(string digits) =>
        digits.Length == 0 ? 0 : int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var width) ? Math.Min(width, Widest) : Widest;

    private static string Pad(string text, char fill, string align, int width, Evaluator evaluator)
    {
        var missing = width - text.Length;
        if (missing <= 0) return text;
        evaluator.Budget.AddCharacters(width);
        return align switch
        {
            "<" => text.PadRight(width, fill),
            "^" => text.PadLeft(text.Length + missing / 2, fill).PadRight(width, fill),
            "=" when text.StartsWith('-') || text.StartsWith('+') => text[0] + text[1..].PadLeft(width - 1, fill),
            _ => text.PadLeft(width, fill),
        };
    }

    [GeneratedRegex(@"^(?:(?<fill>.)?(?<align>[<>=^]))?(?<sign>[-+ ])?#?(?<zero>0)?(?<width>\d+)?(?<comma>[,_])?(?:\.(?<precision>\d+))?(?<type>[a-zA-Z%])?$", RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Specification();

    [GeneratedRegex(@"%(?:\((?<key>[^)]*)\))?(?<flags>[-+ #0]*)(?<width>\d+)?(?:\.(?<precision>\d+))?(?<type>[a-zA-Z%])", RegexOptions.ExplicitCapture)]
    private static partial Regex Conversion();

    [GeneratedRegex(@"\{\{|\}\}|\{(?<name>[^{}:!]*)(?:![rsa])?(?::(?<format>[^{}]*))?\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Field();

    [GeneratedRegex(@"\.\w+|\[[^\]]*\]|[^.\[\]]+")]
    private static partial Regex Step();
}
