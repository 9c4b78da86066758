namespace SummaryService.Browser.Tests.Support;

/// <summary>Tests that visit the page. Whatever they do: no error in the console, nothing against the page's policy, no request to anywhere else.</summary>
public abstract class PageTests(Playground playground) : IAsyncLifetime
{
    private readonly List<IBrowserContext> _contexts = [];
    private readonly List<string> _faults = [];

    /// <summary>The service and the browser.</summary>
    protected Playground Playground { get; } = playground;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var context in _contexts)
            await context.DisposeAsync();
        GC.SuppressFinalize(this);
        Assert.Empty(_faults);
    }

    /// <summary>Leaves out faults that begin so, where a test brings them about.</summary>
    protected void Forgive(string beginning) => _faults.RemoveAll(fault => fault.StartsWith(beginning, StringComparison.Ordinal));

    /// <summary>Opens the page in a browser of its own, and waits until it has an answer.</summary>
    /// <param name="options">The browser's language, size and colours.</param>
    /// <param name="address">The address; null for the page as it is.</param>
    internal async Task<Visit> VisitAsync(BrowserNewContextOptions? options = null, string? address = null)
    {
        var visit = await OpenAsync(options, address ?? Playground.Address.ToString());
        await visit.SettledAsync();
        return visit;
    }

    /// <summary>Opens an address in a browser of its own.</summary>
    internal async Task<Visit> OpenAsync(BrowserNewContextOptions? options, string address)
    {
        options ??= new();
        options.Locale ??= "en-US";
        options.ViewportSize ??= new() { Width = 1440, Height = 900 };
        var context = await Playground.Browser.NewContextAsync(options);
        _contexts.Add(context);
        context.SetDefaultTimeout(20_000);
        await context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var page = await context.NewPageAsync();
        Watch(page, new Uri(address));
        await page.GotoAsync(address);
        return new(page);
    }

    private void Watch(IPage page, Uri home)
    {
        page.PageError += (_, error) => _faults.Add(error);
        page.Dialog += (_, dialog) => _faults.Add($"A dialog opened: {dialog.Message}");
        page.Console += (_, line) =>
        {
            // A refusal of the service's is no fault of the page's.
            if (line.Type is "error" or "warning" && !line.Text.StartsWith("Failed to load resource: the server responded with a status of 4", StringComparison.Ordinal)
                && !line.Text.StartsWith("Failed to load resource: the server responded with a status of 503", StringComparison.Ordinal))
                _faults.Add(line.Text);
        };
        page.Request += (_, request) =>
        {
            var url = new Uri(request.Url);
            if (url.Scheme is "http" or "https" && url.GetLeftPart(UriPartial.Authority) != home.GetLeftPart(UriPartial.Authority))
                _faults.Add($"A request left the page's origin: {request.Url}");
        };
    }
}
