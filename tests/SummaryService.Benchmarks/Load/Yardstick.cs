using System.Buffers;

namespace SummaryService.Benchmarks.Load;

/// <summary>The bare server: it reads the body and returns bytes, as many as the service's answer has.</summary>
internal sealed class Yardstick : IAsyncDisposable
{
    private readonly WebApplication _app;
    private byte[] _answer = [];

    private Yardstick(WebApplication app) => _app = app;

    public static async Task<Yardstick> StartAsync(int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls($"http://127.0.0.1:{port}");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        var yardstick = new Yardstick(builder.Build());
        yardstick._app.Run(yardstick.AnswerAsync);
        await yardstick._app.StartAsync();
        return yardstick;
    }

    /// <summary>Sets what is returned from now on.</summary>
    public void Answer(byte[] answer) => _answer = answer;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var body = context.Request.BodyReader;
        while (true)
        {
            var read = await body.ReadAsync();
            body.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted) break;
        }

        context.Response.ContentType = "application/json";
        context.Response.ContentLength = _answer.Length;
        context.Response.BodyWriter.Write(_answer);
        await context.Response.BodyWriter.FlushAsync();
    }
}
