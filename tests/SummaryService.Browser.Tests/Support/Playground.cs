using SummaryService.Browser.Tests.Support;
using Xunit.Sdk;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(Playground))]
// One processor draws one page at a time: several at once only wait for each other.
[assembly: Parallelization(Mode = ParallelMode.None)]

namespace SummaryService.Browser.Tests.Support;

/// <summary>The service as users run it, and a browser; both are started once.</summary>
public sealed class Playground : IAsyncLifetime
{
    private const float Patience = 20_000;

    private static readonly string[] Programs = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private RunningService? _service;

    /// <summary>Where the page is.</summary>
    public Uri Address => _service!.Address;

    /// <summary>The browser; the test is skipped where there is none.</summary>
    public IBrowser Browser
    {
        get
        {
            Assert.SkipWhen(_browser is null, $"Chromium is not installed: none of {string.Join(", ", Programs)} is there.");
            return _browser!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (Programs.FirstOrDefault(File.Exists) is not { } program) return;
        Assertions.SetDefaultExpectTimeout(Patience);
        _service = await RunningService.StartAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = Environment.UserName == "root" ? ["--no-sandbox"] : [] });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        _service?.Dispose();
    }
}
