using static Microsoft.Playwright.Assertions;

namespace SummaryService.Browser.Tests;

/// <summary>Swagger UI: what the document proposes is answered at the first click.</summary>
public sealed class SwaggerTests(Playground playground) : PageTests(playground)
{
    [Fact]
    public async Task Every_call_that_is_tried_out_as_it_stands_gives_200()
    {
        var calls = await CallsAsync();
        var all = await calls.CountAsync();

        Assert.True(all >= 10);
        for (var index = 0; index < all; index++)
            await Expect((await TryOutAsync(calls.Nth(index))).Locator(".response-col_status")).ToHaveTextAsync("200");
    }

    [Fact]
    public async Task The_main_call_comes_first_and_is_tried_with_the_lesson()
    {
        var first = (await CallsAsync()).First;
        await Expect(first.Locator(".opblock-summary-path")).ToHaveAttributeAsync("data-path", "/v1/summary");
        var answer = await TryOutAsync(first);

        await Expect(answer.Locator(".response-col_description code").First).ToContainTextAsync("93322");
    }

    [Fact]
    public async Task Lines_are_sent_as_they_are()
    {
        var call = (await CallsAsync()).Filter(new() { HasText = "/v1/summaries" });
        var asked = call.Page.WaitForRequestAsync("**/v1/summaries?*");
        await TryOutAsync(call);

        var lines = (await asked).PostData!.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.All(lines, line => Assert.StartsWith("{", line));
    }

    private async Task<ILocator> CallsAsync()
    {
        var visit = await OpenAsync(null, new Uri(Playground.Address, "swagger/index.html").ToString());
        var calls = visit.Page.Locator(".opblock");
        await Expect(calls.First).ToBeVisibleAsync();
        return calls;
    }

    /// <summary>Opens a call, and sends what stands there.</summary>
    /// <returns>The answer.</returns>
    private static async Task<ILocator> TryOutAsync(ILocator call)
    {
        await call.Locator(".opblock-summary-control").ClickAsync();
        await call.Locator(".try-out__btn").ClickAsync();
        await call.Locator(".execute").ClickAsync();
        return call.Locator(".live-responses-table .response");
    }
}
