using System.Collections.Immutable;
using Microsoft.Net.Http.Headers;

namespace SummaryService.Api.Problems;

/// <summary>The language in which a caller is told what is wrong.</summary>
internal static class ProblemLanguage
{
    private const string Chinese = "zh-CN";

    /// <summary>The languages, the default first.</summary>
    public static readonly ImmutableArray<string> All = ["en", Chinese];

    /// <summary>The language of the option <c>lang</c>, or else the one that the header prefers, or else English.</summary>
    public static string Of(HttpRequest request, string? wanted)
    {
        if (wanted is not null && Match(wanted) is { } own) return own;
        if (request.Headers.AcceptLanguage.Count == 0) return All[0];
        if (!StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var languages)) return All[0];
        return languages
            .Where(language => language.Quality is not 0)
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value == "*" ? All[0] : Match(language.Value.ToString()))
            .FirstOrDefault(language => language is not null) ?? All[0];
    }

    /// <summary>The same for any request, whether its options were checked or not.</summary>
    public static string Of(HttpRequest request) => Of(request, request.Query["lang"].ToString());

    /// <summary>The language of a tag such as <c>zh-Hans</c>, by its first part; null where it is not spoken.</summary>
    public static string? Match(string tag)
    {
        if (!tag.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')) return null;
        var end = tag.AsSpan().IndexOfAny('-', '_');
        var primary = end < 0 ? tag : tag.AsSpan(0, end);
        if (primary.Equals("zh", StringComparison.OrdinalIgnoreCase)) return Chinese;
        return primary.Equals("en", StringComparison.OrdinalIgnoreCase) ? All[0] : null;
    }
}
