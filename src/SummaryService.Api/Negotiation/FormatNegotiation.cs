using System.Collections.Immutable;
using Microsoft.Net.Http.Headers;

namespace SummaryService.Api.Negotiation;

/// <summary>Which form a caller gets (RFC 9110, 12.5.1).</summary>
internal static class FormatNegotiation
{
    /// <summary>The form that a caller wants, or null where none that is served fits.</summary>
    /// <param name="request">The request, for its <c>Accept</c> header.</param>
    /// <param name="wanted">The value of the option <c>format</c>, which wins over the header.</param>
    /// <param name="served">The forms that are served, the default first.</param>
    public static MediaFormat? Choose(HttpRequest request, string? wanted, ImmutableArray<MediaFormat> served)
    {
        if (wanted is not null)
            return served.FirstOrDefault(format => format.IsCalled(wanted));

        var accept = request.Headers.Accept;
        if (accept.Count == 0 || accept == "*/*" || accept == "")
            return served[0];
        if (!MediaTypeHeaderValue.TryParseList(accept, out var ranges))
            return null;

        // Of forms that are wanted equally the one named more exactly wins, then the one named first.
        return served
            .Select(format => (Format: format, Wish: WishFor(format, ranges)))
            .Where(candidate => candidate.Wish.Quality > 0)
            .OrderByDescending(candidate => candidate.Wish.Quality)
            .ThenByDescending(candidate => candidate.Wish.Exactness)
            .ThenBy(candidate => candidate.Wish.Position)
            .Select(candidate => candidate.Format)
            .FirstOrDefault();
    }

    private static Wish WishFor(MediaFormat format, IList<MediaTypeHeaderValue> ranges)
    {
        var best = default(Wish);
        for (var position = 0; position < ranges.Count; position++)
        {
            var exactness = Exactness(ranges[position], format);
            if (exactness > best.Exactness)
                best = new Wish(ranges[position].Quality ?? 1, exactness, position);
        }

        return best;
    }

    private static int Exactness(MediaTypeHeaderValue range, MediaFormat format)
    {
        if (range.MatchesAllTypes) return 1;
        if (!range.Type.Equals(format.Type, StringComparison.OrdinalIgnoreCase)) return 0;
        if (range.MatchesAllSubTypes) return 2;
        return range.SubType.Equals(format.Subtype, StringComparison.OrdinalIgnoreCase) ? 3 : 0;
    }

    private readonly record struct Wish(double Quality, int Exactness, int Position);
}
