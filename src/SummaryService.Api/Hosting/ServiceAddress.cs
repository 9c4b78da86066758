using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace SummaryService.Api.Hosting;

/// <summary>Where the service listens: what is configured, or a fixed port of its own.</summary>
internal static class ServiceAddress
{
    /// <summary>Where the service listens when nobody says otherwise.</summary>
    public const string Default = "http://localhost:5080";

    private static readonly string[] AddressKeys = ["urls", "http_ports", "https_ports"];

    /// <summary>Listens on <see cref="Default"/> unless addresses or ports are configured.</summary>
    public static void AddAddress(this WebApplicationBuilder builder)
    {
        if (!IsConfigured(builder.Configuration))
            builder.WebHost.UseUrls(Default);
    }

    /// <summary>Says on one line where the service can be reached, as soon as it can.</summary>
    public static void AnnounceAddress(this WebApplication app) =>
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses;
            if (addresses is { Count: > 0 })
                Console.WriteLine($"SummaryService listens on {string.Join(", ", addresses)} (Swagger UI at /swagger)");
        });

    /// <summary>An address at which this machine reaches a service with this configuration.</summary>
    public static Uri Local(IConfiguration configuration)
    {
        var configured = Parts(configuration["urls"]).FirstOrDefault()
            ?? Parts(configuration["http_ports"]).Select(port => $"http://*:{port}").FirstOrDefault()
            ?? Default;
        var address = BindingAddress.Parse(configured);
        return new UriBuilder(address.Scheme, IsAnyHost(address.Host) ? "localhost" : address.Host, address.Port).Uri;
    }

    private static bool IsConfigured(ConfigurationManager configuration) =>
        AddressKeys.Any(key => !string.IsNullOrEmpty(configuration[key]))
        || configuration.GetSection("Kestrel:Endpoints").Exists();

    private static string[] Parts(string? list) =>
        (list ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool IsAnyHost(string host) => host is "*" or "+" or "0.0.0.0" or "[::]";
}
