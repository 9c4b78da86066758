using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using static Microsoft.Playwright.Assertions;

namespace SummaryService.Browser.Tests;

/// <summary>Every tab, in both languages, light and dark, with and without problems, by the rules of axe.</summary>
public sealed class AccessibilityTests(Playground playground) : PageTests(playground)
{
    private const string Wrong = """{"input_shape": [28], "layers": [{"type": "Conv2d", "filters": 3}, {"type": "Dense", "unit": 2}]}""";

    [Theory]
    [InlineData("en-US", ColorScheme.Light, 1440)]
    [InlineData("en-US", ColorScheme.Dark, 390)]
    [InlineData("zh-CN", ColorScheme.Light, 390)]
    [InlineData("zh-CN", ColorScheme.Dark, 1440)]
    public async Task No_rule_is_broken(string locale, ColorScheme colours, int width)
    {
        var visit = await VisitAsync(new() { Locale = locale, ColorScheme = colours, ViewportSize = new() { Width = width, Height = 900 } });
        await visit.RowButton("conv2d_7").ClickAsync();
        foreach (var tab in (string[])["layers", "table", "picture", "cost", "take"])
        {
            await visit.OpenTabAsync(tab);
            await Expect(visit.Page.Locator($"#{tab}")).ToContainTextAsync("conv2d_7");
            await AssertNoneAsync(visit, tab);
        }

        await visit.WriteAsync(Wrong);
        await Expect(visit.Problems).ToHaveCountAsync(3);
        await AssertNoneAsync(visit, "problems");
        await visit.Page.Keyboard.PressAsync("Control+F");
        await AssertNoneAsync(visit, "search");
    }

    private static async Task AssertNoneAsync(Visit visit, string where)
    {
        var result = await visit.Page.RunAxe();
        Assert.True(result.Violations.Length == 0, $"{where}: {string.Join('\n', result.Violations.Select(Told))}");
    }

    private static string Told(AxeResultItem item) => $"{item.Id}: {item.Help} {string.Join(" | ", item.Nodes.Take(5).Select(node => $"{node.Html} {string.Join(' ', node.Any.Select(check => check.Message))}"))}";
}
