using System.Collections.Immutable;
using System.Net;
using System.Security.Cryptography;

namespace SummaryService.Api.Hosting;

/// <summary>Who may call, from where; set by the configuration section <c>Access</c>. Each is a list with commas, empty by default.</summary>
internal sealed class Access
{
    private const string Section = "Access";

    private Access(IConfigurationSection section)
    {
        Keys = [.. Items(section, nameof(Keys)).Select(hash => Hash(hash) ?? throw Unusable(nameof(Keys), "a SHA-256 hash in 64 hexadecimal digits"))];
        Origins = [.. Items(section, nameof(Origins))];
        if (!Origins.All(IsOrigin)) throw Unusable(nameof(Origins), "an origin such as https://example.org, or *");
        Proxies = [.. Items(section, nameof(Proxies)).Select(network => Network(network) ?? throw Unusable(nameof(Proxies), "an address or a network such as 10.0.0.0/8"))];
    }

    /// <summary>The SHA-256 hashes of the API keys, one of which a caller must have; empty where anyone may call.</summary>
    public ImmutableArray<byte[]> Keys { get; }

    /// <summary>The origins whose pages may call; empty for none but the service's own, <c>*</c> for all.</summary>
    public ImmutableArray<string> Origins { get; }

    /// <summary>The proxies whose word is taken on who calls, and how; empty for none.</summary>
    public ImmutableArray<IPNetwork> Proxies { get; }

    /// <summary>Reads the lists.</summary>
    /// <exception cref="InvalidOperationException">One of them cannot be used.</exception>
    public static Access Of(IConfiguration configuration) => new(configuration.GetSection(Section));

    private static string[] Items(IConfigurationSection section, string name) =>
        (section[name] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static byte[]? Hash(string text) =>
        text.Length == 2 * SHA256.HashSizeInBytes && text.All(char.IsAsciiHexDigit) ? Convert.FromHexString(text) : null;

    private static bool IsOrigin(string text) =>
        text == "*" || (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.GetLeftPart(UriPartial.Authority) == text);

    private static IPNetwork? Network(string text)
    {
        if (IPNetwork.TryParse(text, out var network)) return network;
        return IPAddress.TryParse(text, out var address) ? new(address, 8 * address.GetAddressBytes().Length) : null;
    }

    // What stands there is not told: by mistake it may be a key itself.
    private static InvalidOperationException Unusable(string name, string expected) => new($"{Section}:{name} has an item that is not {expected}.");
}
