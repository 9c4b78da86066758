using System.Globalization;

namespace SummaryService.Domain.Sources.Code.Evaluation;

/// <summary>The methods of strings.</summary>
internal static class StringMethods
{
    /// <summary>A method by its name; null where there is none.</summary>
    public static Builtin? Find(Str self, string name)
    {
        Func<Arguments, Evaluator, Value>? body = name switch
        {
            "format" => (arguments, evaluator) => new Str(Formatting.Method(self.Text, arguments, evaluator)),
            "join" => (arguments, evaluator) => Join(self, arguments, evaluator),
            "split" => (arguments, evaluator) => Split(self, arguments, evaluator),
            "splitlines" => (_, evaluator) => List(self.Text.Split('\n'), evaluator),
            "replace" => Replace(self),
            "strip" => (arguments, _) => new Str(self.Text.Trim(Characters(arguments))),
            "lstrip" => (arguments, _) => new Str(self.Text.TrimStart(Characters(arguments))),
            "rstrip" => (arguments, _) => new Str(self.Text.TrimEnd(Characters(arguments))),
            "zfill" => (arguments, evaluator) => new Str(Formatting.Format(self, $"0>{Width(arguments, evaluator)}", evaluator)),
            "ljust" => (arguments, evaluator) => new Str(Formatting.Format(self, $"<{Width(arguments, evaluator)}", evaluator)),
            "rjust" => (arguments, evaluator) => new Str(Formatting.Format(self, $">{Width(arguments, evaluator)}", evaluator)),
            "center" => (arguments, evaluator) => new Str(Formatting.Format(self, $"^{Width(arguments, evaluator)}", evaluator)),
            "startswith" => (arguments, _) => Bool.Of(Affixes(arguments).Any(affix => self.Text.StartsWith(affix, StringComparison.Ordinal))),
            "endswith" => (arguments, _) => Bool.Of(Affixes(arguments).Any(affix => self.Text.EndsWith(affix, StringComparison.Ordinal))),
            "count" => (arguments, evaluator) => new Int(Text(arguments, evaluator) is { Length: > 0 } part ? self.Text.Split(part).Length - 1 : self.Text.Length + 1),
            "find" => (arguments, evaluator) => new Int(self.Text.IndexOf(Text(arguments, evaluator), StringComparison.Ordinal)),
            "index" => (arguments, evaluator) => new Int(self.Text.IndexOf(Text(arguments, evaluator), StringComparison.Ordinal)),
            _ => Letters(self.Text, name),
        };
        return body is null ? null : new(name, body);
    }

    private static Func<Arguments, Evaluator, Value>? Letters(string text, string name) => name switch
    {
        "lower" or "casefold" => (_, _) => new Str(text.ToLowerInvariant()),
        "upper" => (_, _) => new Str(text.ToUpperInvariant()),
        "title" => (_, _) => new Str(CultureInfo.InvariantCulture.TextInfo.ToTitleCase(text.ToLowerInvariant())),
        "capitalize" => (_, _) => new Str(text.Length == 0 ? "" : char.ToUpperInvariant(text[0]) + text[1..].ToLowerInvariant()),
        "isdigit" or "isnumeric" or "isdecimal" => (_, _) => Bool.Of(text.Length > 0 && text.All(char.IsDigit)),
        "isalpha" => (_, _) => Bool.Of(text.Length > 0 && text.All(char.IsLetter)),
        "isupper" => (_, _) => Bool.Of(text.Any(char.IsUpper) && !text.Any(char.IsLower)),
        "islower" => (_, _) => Bool.Of(text.Any(char.IsLower) && !text.Any(char.IsUpper)),
        "encode" => (_, _) => new Str(text),
        _ => null,
    };

    private static Func<Arguments, Evaluator, Value> Replace(Str self) => (arguments, evaluator) =>
    {
        if (arguments.Find(0) is not Str old || arguments.Find(1) is not Str replacement) throw evaluator.Error("TypeError", "replace() arguments must be str");
        if (old.Text.Length == 0) return self;
        var count = self.Text.Split(old.Text).Length - 1L;
        evaluator.Budget.AddCharacters(self.Text.Length + count * replacement.Text.Length);
        return new Str(self.Text.Replace(old.Text, replacement.Text, StringComparison.Ordinal));
    };

    private static Str Join(Str self, Arguments arguments, Evaluator evaluator)
    {
        var parts = evaluator.Collect(evaluator.Iterate(arguments.Find(0) ?? None.Value)).ConvertAll(part => part.Write(evaluator));
        evaluator.Budget.AddCharacters(parts.Sum(part => (long)part.Length + self.Text.Length));
        return new(string.Join(self.Text, parts));
    }

    private static ListValue Split(Str self, Arguments arguments, Evaluator evaluator)
    {
        var most = arguments.Find(1, "maxsplit") is Int { Number: >= 0 and < 1_000_000 } given ? (int)given.Number + 1 : int.MaxValue;
        return arguments.Find(0, "sep") is Str { Text.Length: > 0 } separator
            ? List(self.Text.Split(separator.Text, most), evaluator)
            : List(self.Text.Split((char[]?)null, most, StringSplitOptions.RemoveEmptyEntries), evaluator);
    }

    private static ListValue List(IEnumerable<string> parts, Evaluator evaluator) => new(evaluator.Collect(parts.Select(part => new Str(part))));

    private static char[]? Characters(Arguments arguments) => arguments.Find(0) is Str characters ? characters.Text.ToCharArray() : null;

    private static IEnumerable<string> Affixes(Arguments arguments) => arguments.Find(0) switch
    {
        Str affix => [affix.Text],
        TupleValue several => several.Items.OfType<Str>().Select(affix => affix.Text),
        _ => [],
    };

    private static long Width(Arguments arguments, Evaluator evaluator) => arguments.Find(0) is Int width ? Math.Max(0, width.Number) : throw evaluator.Error("TypeError", "a width is an integer");

    private static string Text(Arguments arguments, Evaluator evaluator) => arguments.Find(0) is Str part ? part.Text : throw evaluator.Error("TypeError", "must be str");
}
