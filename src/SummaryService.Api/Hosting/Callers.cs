using System.Net.Sockets;

namespace SummaryService.Api.Hosting;

/// <summary>Who calls, for what is shared among callers.</summary>
internal static class Callers
{
    private const int NetworkBytes = 8;

    /// <summary>The owner of a key or, without one, an address. Of IPv6 the network is taken, since each host has all of it.</summary>
    public static string Of(HttpContext context)
    {
        if (context.Features.Get<KnownCaller>() is { } caller) return $"key {caller.Number}";
        if (context.Connection.RemoteIpAddress is not { } address) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, NetworkBytes))
            : address.ToString();
    }
}
