namespace SummaryService.Api.Hosting;

/// <summary>Headers that keep a browser from guessing.</summary>
internal static class SafeHeaders
{
    /// <summary>Adds the headers to every answer.</summary>
    public static void UseSafeHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return next(context);
    });
}
