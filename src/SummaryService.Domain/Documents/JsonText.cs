using System.Text.Encodings.Web;
using System.Text.Json;

namespace SummaryService.Domain.Documents;

/// <summary>How text stands in JSON.</summary>
internal static class JsonText
{
    /// <summary>
    /// Escapes what JSON must have escaped and leaves <c>+</c>, <c>×</c> and 卷积 readable: answers are JSON by their
    /// content type and never stand inside HTML.
    /// </summary>
    public static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    /// <summary>The text as a JSON string, quotes included.</summary>
    public static string Quote(string text) => $"\"{JsonEncodedText.Encode(text, Encoder)}\"";
}
