using System.Security.Cryptography;
using System.Text;
using SummaryService.Api.Problems;

namespace SummaryService.Api.Hosting;

/// <summary>Knows callers by their API keys. The service knows only hashes of the keys, so that its configuration tells none.</summary>
/// <remarks>Who has no key is refused only behind the rate limits (<see cref="Guard"/>), or keys could be guessed as fast as the service answers.</remarks>
internal sealed class ApiKeys(RequestDelegate next, Access access)
{
    /// <summary>The header with the key.</summary>
    public const string Header = "X-Api-Key";

    private const int LongestKey = 1024;

    // Pages and probes are for everybody.
    private static readonly PathString Guarded = "/v1";

    /// <summary>Finds out whose key a request has.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        if (IsGuarded(context) && Find(context.Request.Headers[Header].ToString()) is { } number)
            context.Features.Set(new KnownCaller(number));
        return next(context);
    }

    /// <summary>Lets a request pass that needs no key or has one.</summary>
    public static Task Guard(HttpContext context, RequestDelegate next)
    {
        if (!IsGuarded(context) || context.Features.Get<KnownCaller>() is not null) return next(context);
        context.Response.Headers.WWWAuthenticate = $"ApiKey header=\"{Header}\"";
        return new ProblemResult(Refusals.NoKey).ExecuteAsync(context);
    }

    private static bool IsGuarded(HttpContext context) => context.Request.Path.StartsWithSegments(Guarded);

    /// <summary>Which key it is. Every hash is compared to its end, so that the time tells nothing of them.</summary>
    private int? Find(string key)
    {
        if (key.Length is 0 or > LongestKey) return null;
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(key), hash);
        int? found = null;
        for (var i = 0; i < access.Keys.Length; i++)
        {
            if (CryptographicOperations.FixedTimeEquals(hash, access.Keys[i])) found = i;
        }

        return found;
    }
}

/// <summary>A caller with an API key.</summary>
/// <param name="Number">Which one, in the order of the configuration.</param>
internal sealed record KnownCaller(int Number);
