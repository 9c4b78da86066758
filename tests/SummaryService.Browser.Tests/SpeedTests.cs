namespace SummaryService.Browser.Tests;

/// <summary>How soon the page can be used.</summary>
public sealed class SpeedTests(Playground playground) : PageTests(playground)
{
    private const int MostMilliseconds = 3000;

    [Fact]
    public async Task The_page_is_ready_soon()
    {
        await VisitAsync();
        var times = new List<double>();
        for (var i = 0; i < 3; i++)
        {
            var visit = await VisitAsync();
            times.Add(await visit.Page.EvaluateAsync<double>("Number(document.documentElement.dataset.ready)"));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"Ready after {string.Join(", ", times.Select(time => $"{time:0}"))} ms.");
        Assert.InRange(times.Min(), 1, MostMilliseconds);
    }
}
