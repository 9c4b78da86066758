using static Microsoft.Playwright.Assertions;

namespace SummaryService.Browser.Tests;

/// <summary>English and Chinese.</summary>
public sealed class LanguageTests(Playground playground) : PageTests(playground)
{
    [Theory]
    [InlineData("zh-CN", "zh-CN", "参数")]
    [InlineData("zh-TW", "zh-CN", "参数")]
    [InlineData("en-GB", "en", "Parameters")]
    [InlineData("fr-FR", "en", "Parameters")]
    public async Task The_page_begins_in_the_browser_s_language(string browser, string page, string word)
    {
        var visit = await VisitAsync(new() { Locale = browser });

        await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("lang", page);
        await Expect(visit.Page.Locator("#totals dt").First).ToHaveTextAsync(word);
    }

    [Fact]
    public async Task A_switch_changes_the_page_its_explanations_and_its_problems()
    {
        var visit = await VisitAsync();
        await visit.RowButton("conv2d_7").ClickAsync();
        await visit.Page.Locator("#language").SelectOptionAsync("zh-CN");

        await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("lang", "zh-CN");
        await Expect(visit.Page.Locator("#tab-picture")).ToHaveTextAsync("图");
        await Expect(visit.Why).ToContainTextAsync("(卷积核高 × 卷积核宽 × 输入通道数 + 1) × 卷积核数");
        await Expect(visit.Page.Locator("#examples option:checked")).ToHaveTextAsync("用于 Fashion-MNIST 的小型 CNN");
        await visit.OpenTabAsync("picture");
        await Expect(visit.Page.Locator("#picture svg")).ToContainTextAsync("18,496 个参数");
        await visit.ReplaceAsync("conv2d_7", "64", "-1");
        await Expect(visit.Headline).ToHaveTextAsync("1 个问题");
        await Expect(visit.Problems).ToContainTextAsync(new System.Text.RegularExpressions.Regex("[\u4e00-\u9fff]{3}"));

        await visit.Page.Locator("#language").SelectOptionAsync("en");
        await Expect(visit.Headline).ToHaveTextAsync("1 problem");
        await Expect(visit.Page.Locator("#tab-picture")).ToHaveTextAsync("Picture");
    }

    [Fact]
    public async Task The_editor_s_own_words_are_the_page_s()
    {
        var visit = await VisitAsync(new() { Locale = "zh-CN" });
        await visit.Editor.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Control+F");

        await Expect(visit.Page.Locator(".cm-search")).ToContainTextAsync("区分大小写");
        await Expect(visit.Page.Locator(".cm-search")).Not.ToContainTextAsync(new System.Text.RegularExpressions.Regex("[a-z]{3}"));
    }
}
