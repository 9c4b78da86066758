using System.Security.Cryptography;
using System.Text;
using static Microsoft.Playwright.Assertions;

namespace SummaryService.Browser.Tests;

/// <summary>A service that wants a key, has too much to do, or is not there.</summary>
public sealed class TroubleTests(Playground playground) : PageTests(playground)
{
    [Fact]
    public async Task A_key_is_asked_for_and_kept_in_the_page_only()
    {
        _ = Playground.Browser;
        using var guarded = await RunningService.StartAsync(("Access__Keys", Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes("secret")))));
        var visit = await OpenAsync(null, guarded.Address.ToString());
        await visit.Page.GetByLabel("This service asks for an API key").FillAsync("wrong");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page.GetByLabel("This service asks for an API key")).ToHaveValueAsync("");
        await visit.Page.GetByLabel("This service asks for an API key").FillAsync("secret");
        await visit.Page.Keyboard.PressAsync("Enter");

        await Expect(visit.Total("params")).ToHaveTextAsync("93,322");
        await Expect(visit.Page.Locator(".notice")).ToHaveCountAsync(0);
        await Expect(visit.Page.Locator("#examples option")).Not.ToHaveCountAsync(1);
        await visit.OpenTabAsync("take");
        await Expect(visit.Page.Locator("#command")).ToContainTextAsync("X-Api-Key: $API_KEY");
        Assert.DoesNotContain("secret", await visit.Page.ContentAsync());
    }

    [Fact]
    public async Task A_busy_service_is_asked_again_after_the_time_that_it_says()
    {
        var visit = await VisitAsync();
        var asked = 0;
        await visit.Page.RouteAsync("**/v1/summary?*", async route =>
        {
            if (++asked > 1) await route.ContinueAsync();
            else await route.FulfillAsync(new() { Status = 429, Headers = new Dictionary<string, string> { ["Retry-After"] = "1" }, ContentType = "application/problem+json", Body = "{}" });
        });
        await visit.ReplaceAsync("conv2d_6", "32", "48");

        await Expect(visit.Page.Locator(".notice")).ToContainTextAsync("asked again in 1 second.");
        await Expect(visit.Total("params")).ToHaveTextAsync("102,698");
        await Expect(visit.Page.Locator(".notice")).ToHaveCountAsync(0);
        Assert.Equal(2, asked);
    }

    [Fact]
    public async Task What_is_older_than_the_last_change_is_forgotten()
    {
        var visit = await VisitAsync();
        var asked = 0;
        var held = new TaskCompletionSource();
        await visit.Page.RouteAsync("**/v1/summary?*", async route =>
        {
            if (++asked == 1) await held.Task;
            await route.ContinueAsync();
        });
        await visit.ReplaceAsync("conv2d_6", "32", "48");
        await visit.Page.WaitForRequestAsync("**/v1/summary?*");
        await visit.ReplaceAsync("conv2d_6", "48", "16");
        await Expect(visit.Total("params")).ToHaveTextAsync("83,946");
        held.SetResult();

        await visit.OpenTabAsync("table");
        await Expect(visit.Page.Locator("#table pre")).ToContainTextAsync("83,946");
        await Expect(visit.Total("params")).ToHaveTextAsync("83,946");
    }
}
