namespace SummaryService.Api.Hosting;

/// <summary>Headers that keep a browser from guessing, from framing, and from telling others where it was.</summary>
internal static class SafeHeaders
{
    /// <summary>For data: nothing is loaded or run, should a browser show it as a page.</summary>
    private const string DataPolicy = "default-src 'none'; frame-ancestors 'none'";

    /// <summary>For the service's own page: what it needs comes from here, and no text becomes a script or a style. It draws its pictures from data.</summary>
    private const string PagePolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>For Swagger UI, which sets styles on its elements.</summary>
    private const string SwaggerPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
        + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly TimeSpan StrictTime = TimeSpan.FromDays(365);

    /// <summary>Has browsers come back by TLS only, where they came by it.</summary>
    public static void AddSafeHeaders(this IServiceCollection services) => services.AddHsts(hsts => hsts.MaxAge = StrictTime);

    /// <summary>Adds the headers to every answer.</summary>
    public static void UseSafeHeaders(this IApplicationBuilder app)
    {
        app.UseHsts();
        app.Use((context, next) =>
        {
            SetOn(context);
            return next(context);
        });
    }

    /// <summary>Sets the headers; also for answers to faults, which begin anew.</summary>
    public static void SetOn(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.ContentSecurityPolicy = PolicyOf(context.Request.Path);
    }

    private static string PolicyOf(PathString path) =>
        path.Value is "/" ? PagePolicy
        : path.StartsWithSegments("/swagger") ? SwaggerPolicy
        : DataPolicy;
}
