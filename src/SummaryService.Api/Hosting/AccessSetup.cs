using Microsoft.AspNetCore.HttpOverrides;

namespace SummaryService.Api.Hosting;

/// <summary>Holds callers to <see cref="Access"/>. What is not configured takes no part in a request.</summary>
internal static class AccessSetup
{
    /// <summary>Reads who may call.</summary>
    public static void AddAccess(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(services => Access.Of(services.GetRequiredService<IConfiguration>()));
        builder.Services.AddCors();
    }

    /// <summary>Takes the word of known proxies on the caller's address and whether it came by TLS.</summary>
    public static void UseProxies(this WebApplication app)
    {
        var proxies = app.Services.GetRequiredService<Access>().Proxies;
        if (proxies.IsEmpty) return;
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            // The first address from the right that is no known proxy is the caller's, however many stand in between.
            ForwardLimit = null,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
            options.KnownIPNetworks.Add(proxy);
        app.UseForwardedHeaders(options);
    }

    /// <summary>Lets pages of other origins call, and knows callers by their keys.</summary>
    public static void UseAccess(this WebApplication app)
    {
        var access = app.Services.GetRequiredService<Access>();
        if (!access.Origins.IsEmpty)
        {
            app.UseCors(policy => policy
                .WithOrigins([.. access.Origins])
                .WithMethods("GET", "POST")
                .WithHeaders("Accept", "Accept-Language", "Content-Type", ApiKeys.Header)
                .WithExposedHeaders("ETag", "Retry-After"));
        }

        if (!access.Keys.IsEmpty)
            app.UseMiddleware<ApiKeys>();
    }

    /// <summary>Refuses callers without a key, where keys are asked for.</summary>
    public static void UseKeys(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<Access>().Keys.IsEmpty)
            app.Use(ApiKeys.Guard);
    }
}
