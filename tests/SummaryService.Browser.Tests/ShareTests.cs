using static Microsoft.Playwright.Assertions;

namespace SummaryService.Browser.Tests;

/// <summary>Links that hold everything.</summary>
public sealed class ShareTests(Playground playground) : PageTests(playground)
{
    [Fact]
    public async Task A_link_brings_document_options_view_and_language_back()
    {
        var visit = await VisitAsync();
        await visit.ReplaceAsync("conv2d_6", "32", "48");
        await Expect(visit.Total("params")).ToHaveTextAsync("102,698");
        await visit.OpenTabAsync("table");
        await visit.Page.Locator("#table").GetByLabel("As printed by").SelectOptionAsync("tf2.12");
        await visit.Page.Locator("#table").GetByLabel("Line length").FillAsync("80");
        await visit.Page.Locator("#table").GetByLabel("Trainable column").CheckAsync();
        await visit.Page.Locator("#language").SelectOptionAsync("zh-CN");
        await Expect(visit.Page.Locator("#share")).ToHaveTextAsync("复制链接");
        await Expect(visit.Page.Locator("#table pre")).ToContainTextAsync("Trainable");
        var table = await visit.Page.Locator("#table pre").TextContentAsync();
        await visit.Page.Locator("#share").ClickAsync();
        await Expect(visit.Page.Locator("#status")).ToHaveTextAsync("已复制。");
        var link = await visit.Page.EvaluateAsync<string>("navigator.clipboard.readText()");

        var other = await VisitAsync(address: link);
        await Expect(other.Page.Locator("html")).ToHaveAttributeAsync("lang", "zh-CN");
        await Expect(other.Total("params")).ToHaveTextAsync("102,698");
        await Expect(other.Page.Locator("#tab-table")).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(other.Page.Locator("#table").GetByLabel("行宽")).ToHaveValueAsync("80");
        await Expect(other.Page.Locator("#table pre")).ToHaveTextAsync(table!);
        Assert.Equal(await visit.Editor.InnerTextAsync(), await other.Editor.InnerTextAsync());
    }

    [Theory]
    [InlineData("#s=")]
    [InlineData("#s=!!!")]
    [InlineData("#s=q1YqU7IqKSpN1VFKyU8uzU3NK1GyUqpWSs7PLUgsSVWyUirOL0otVtJRSk7MKVayMjM1AAA")]
    [InlineData("#s=AAAA")]
    [InlineData("#s=q1bKL0hMzlayUkrMK8lXqgUA")]
    public async Task A_damaged_link_is_told_of_and_the_page_works(string fragment)
    {
        var visit = await VisitAsync(address: $"{Playground.Address}{fragment}");

        await Expect(visit.Total("params")).ToHaveTextAsync("93,322");
        if (fragment.Length > 3) await Expect(visit.Page.Locator(".notice")).ToContainTextAsync("The link is damaged");
    }

    [Fact]
    public async Task A_link_that_unpacks_without_end_is_refused()
    {
        var bomb = await (await VisitAsync()).Page.EvaluateAsync<string>("import('/playground/share.js').then(({ pack }) => pack({ document: 'x'.repeat(20_000_000) }))");
        var visit = await VisitAsync(address: $"{Playground.Address}#s={bomb}");

        await Expect(visit.Page.Locator(".notice")).ToContainTextAsync("The link is damaged");
        await Expect(visit.Total("params")).ToHaveTextAsync("93,322");
    }

    [Fact]
    public async Task Choices_that_there_are_not_are_left_as_they_were()
    {
        var packed = await (await VisitAsync()).Page.EvaluateAsync<string>(
            "import('/playground/share.js').then(({ pack }) => pack({ document: '{\"input_shape\":[4],\"layers\":[{\"type\":\"Dense\",\"units\":1}]}', tab: '<b>', style: 7, batchSize: -1, toString: 'x', language: 'xx' }))");
        var visit = await VisitAsync(address: $"{Playground.Address}#s={packed}");

        await Expect(visit.Total("params")).ToHaveTextAsync("5");
        await Expect(visit.Page.Locator("#tab-layers")).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
    }

    [Fact]
    public async Task Nothing_is_kept_in_the_browser()
    {
        var visit = await VisitAsync();
        await visit.Page.Locator("#share").ClickAsync();
        await Expect(visit.Page.Locator("#status")).ToHaveTextAsync("Copied.");

        Assert.Equal(0, await visit.Page.EvaluateAsync<int>("localStorage.length + sessionStorage.length + document.cookie.length"));
        Assert.Equal(0, await visit.Page.EvaluateAsync<int>("indexedDB.databases().then(all => all.length)"));
    }
}
