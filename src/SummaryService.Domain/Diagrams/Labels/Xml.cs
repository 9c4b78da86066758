using System.Buffers;
using System.Text;
using SummaryService.Domain.Rendering.Tables;

namespace SummaryService.Domain.Diagrams.Labels;

/// <summary>Names in XML: whatever they are, they are text.</summary>
internal static class Xml
{
    private static readonly SearchValues<char> Special = SearchValues.Create("&<>\"'\uFFFE\uFFFF");

    /// <summary>The text as it may stand between tags and between quotes.</summary>
    public static string Escape(string text)
    {
        text = VisibleText.Of(text);
        if (!text.AsSpan().ContainsAny(Special)) return text;
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var character in text)
        {
            _ = character switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                '\'' => escaped.Append("&#39;"),
                // Characters that are none, which XML does not allow.
                '\uFFFE' or '\uFFFF' => escaped.Append('\uFFFD'),
                _ => escaped.Append(character),
            };
        }

        return escaped.ToString();
    }
}
