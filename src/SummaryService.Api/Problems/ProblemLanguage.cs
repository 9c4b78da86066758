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
        if (wanted is not null) return wanted;
        if (request.Headers.AcceptLanguage.Count == 0) return All[0];
        if (!StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var languages)) return All[0];
        return languages
            .Where(language => language.Quality is not 0)
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => Match(language.Value.AsSpan()))
            .FirstOrDefault(language => language is not null) ?? All[0];
    }

    /// <summary>The same for any request, whether its options were checked or not.</summary>
    public static string Of(HttpRequest request) => Of(request, request.Query["lang"].ToString() is var wanted && All.Contains(wanted) ? wanted : null);

    private static string? Match(ReadOnlySpan<char> tag)
    {
        var dash = tag.IndexOf('-');
        var primary = dash < 0 ? tag : tag[..dash];
        if (primary.Equals("zh", StringComparison.OrdinalIgnoreCase)) return Chinese;
        return primary.Equals("en", StringComparison.OrdinalIgnoreCase) || tag is "*" ? All[0] : null;
    }
}
