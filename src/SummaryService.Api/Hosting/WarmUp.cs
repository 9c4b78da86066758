using SummaryService.Api.Examples;

namespace SummaryService.Api.Hosting;

/// <summary>Answers a few requests before there are callers, so that the first of them does not wait for code to be loaded and compiled.</summary>
internal static class WarmUp
{
    private static readonly string[] Examples = ["fashion-mnist-cnn", "fashion-mnist-cnn-keras3", "residual-block"];

    private static readonly (string Name, string Value)[] Forms = [("", ""), ("format", "text"), ("style", "tf2.6")];

    /// <summary>Asks each call that takes an architecture, without a server around it.</summary>
    /// <param name="app">The service, with everything mapped.</param>
    /// <param name="calls">The names of the calls.</param>
    public static async Task WarmUpAsync(this WebApplication app, params string[] calls)
    {
        var examples = app.Services.GetRequiredService<ExampleCatalogue>();
        foreach (var endpoint in ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints))
        {
            if (endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName is not { } name || !calls.Contains(name)) continue;
            foreach (var example in Examples)
            {
                foreach (var (option, value) in Forms)
                    await AskAsync(app.Services, endpoint.RequestDelegate!, examples.Find(example)!.Json, option, value);
            }
        }
    }

    private static async Task AskAsync(IServiceProvider services, RequestDelegate call, ReadOnlyMemory<byte> body, string option, string value)
    {
        await using var scope = services.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        context.Request.Method = HttpMethods.Post;
        context.Request.QueryString = option.Length == 0 ? default : QueryString.Create(option, value);
        context.Request.Body = new MemoryStream(body.ToArray());
        await call(context);
    }
}
