using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Core;

namespace SummaryService.Api.Tests.Support;

/// <summary>The service in memory, with its log in a list.</summary>
public sealed class Service : WebApplicationFactory<Program>
{
    private readonly Dictionary<string, string> _settings = new() { ["Logging:Format"] = "none" };

    public RecordedLog Log { get; } = new();

    public Service With(string key, string value)
    {
        _settings[key] = value;
        return this;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        foreach (var (key, value) in _settings)
            builder.UseSetting(key, value);
        builder.ConfigureServices(services => services.AddSingleton<ILogEventSink>(Log));
    }
}
