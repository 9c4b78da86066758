using System.Collections.Immutable;
using System.Text;

namespace SummaryService.Domain.Sources.Code.Syntax;

/// <summary>Reads the text of an f-string into its constant parts and its fields.</summary>
/// <param name="place">Where the string stands; problems in its fields are told there.</param>
/// <param name="depth">How deep the string is nested in the text.</param>
internal sealed class FormattedStrings(Place place, int depth)
{
    /// <summary>The parts of a text.</summary>
    public ImmutableArray<StringPart> Parse(string text, bool isRaw)
    {
        if (depth > SyntaxLimits.Depth) throw new SyntaxException(new("limit_exceeded.code_depth", place, "", $"{SyntaxLimits.Depth}"));
        var parts = ImmutableArray.CreateBuilder<StringPart>();
        var constant = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '{' or '}' && i + 1 < text.Length && text[i + 1] == text[i])
            {
                constant.Append(text[i++]);
            }
            else if (text[i] == '{')
            {
                AddConstant(constant, parts, isRaw);
                var end = FieldEnd(text, i + 1);
                parts.Add(Field(text[(i + 1)..end]));
                i = end;
            }
            else
            {
                constant.Append(text[i]);
            }
        }

        AddConstant(constant, parts, isRaw);
        return parts.ToImmutable();
    }

    private static void AddConstant(StringBuilder constant, ImmutableArray<StringPart>.Builder parts, bool isRaw)
    {
        if (constant.Length > 0) parts.Add(new(isRaw ? constant.ToString() : StringEscapes.Resolve(constant.ToString())));
        constant.Clear();
    }

    private int FieldEnd(string text, int start)
    {
        var open = 0;
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] is '{' or '(' or '[') open++;
            else if (text[i] == '}' && open == 0) return i;
            else if (text[i] is '}' or ')' or ']') open--;
        }

        throw new SyntaxException(new("invalid_code.expected", place, "", "}"));
    }

    private StringPart Field(string field)
    {
        var colon = Outside(field, ':');
        var format = colon < 0 ? null : field[(colon + 1)..];
        var expression = colon < 0 ? field : field[..colon];
        char? conversion = null;
        if (expression.Length > 2 && expression[^2] == '!' && expression[^1] is 'r' or 's' or 'a') (conversion, expression) = (expression[^1], expression[..^2]);
        var trimmed = expression.TrimEnd();
        // {name=} writes the expression, too.
        var isDebug = trimmed.EndsWith('=') && !trimmed.EndsWith("==", StringComparison.Ordinal);
        var value = Parser.ParseExpression(isDebug ? trimmed[..^1] : expression, place, depth + 1);
        var parts = format is null ? null : new JoinedString(place, new FormattedStrings(place, depth + 1).Parse(format, isRaw: true));
        return new(null, value, conversion, parts);
    }

    private static int Outside(string field, char sought)
    {
        var open = 0;
        for (var i = 0; i < field.Length; i++)
        {
            if (field[i] is '(' or '[' or '{') open++;
            else if (field[i] is ')' or ']' or '}') open--;
            else if (field[i] == sought && open == 0) return i;
        }

        return -1;
    }
}
