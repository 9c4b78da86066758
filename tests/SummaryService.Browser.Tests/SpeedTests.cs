using SummaryService.Browser.Tests.Support;

namespace SummaryService.Browser.Tests;

/// <summary>How soon the page can be used.</summary>
public sealed class SpeedTests(Playground playground) : PageTests(playground)
{
    private const int Visits = 5;
    private const int MostMilliseconds = 3000;

    // Whoever asks the page meanwhile keeps it from getting ready.
    private const int LeftAlone = 2500;

    [Fact]
    public async Task The_page_is_ready_soon()
    {
        await VisitAsync();
        var times = new List<double>();
        for (var i = 0; i < Visits; i++)
        {
            var visit = await OpenAsync(null, Playground.Address.ToString());
            await Task.Delay(LeftAlone, TestContext.Current.CancellationToken);
            await visit.SettledAsync();
            times.Add(await visit.Page.EvaluateAsync<double>("Number(document.documentElement.dataset.ready)"));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"Ready after {string.Join(", ", times.Order().Select(time => $"{time:0}"))} ms.");
        Assert.InRange(times.Min(), 1, MostMilliseconds);
    }
}
