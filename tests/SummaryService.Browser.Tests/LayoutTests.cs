using static Microsoft.Playwright.Assertions;

namespace SummaryService.Browser.Tests;

/// <summary>Narrow screens and paper.</summary>
public sealed class LayoutTests(Playground playground) : PageTests(playground)
{
    private const string LongNames = """
        {"name": "a_model_with_a_name_that_is_much_longer_than_a_telephone_is_wide_and_has_no_space_in_it", "input_shape": [28, 28, 1], "layers": [
        {"type": "Conv2D", "name": "a_layer_with_a_name_that_is_much_longer_than_a_telephone_is_wide_and_has_no_space_in_it", "filters": 1234567, "kernel_size": 3},
        {"type": "GlobalAveragePooling2D"}]}
        """;

    [Theory]
    [InlineData(390, 844, "en-US")]
    [InlineData(360, 640, "en-US")]
    [InlineData(360, 640, "zh-CN")]
    [InlineData(861, 700, "en-US")]
    public async Task Nothing_is_wider_than_the_screen(int width, int height, string locale)
    {
        var visit = await VisitAsync(new() { Locale = locale, ViewportSize = new() { Width = width, Height = height } });
        foreach (var document in (string?[])[null, LongNames, """{"input_shape": [1], "layers": [{"type": "ADenseLayerWithANameThatIsMuchLongerThanATelephoneIsWideAndHasNoSpaceInIt"}]}"""])
        {
            if (document is not null)
            {
                await visit.WriteAsync(document);
                await visit.SettledAsync();
            }

            foreach (var tab in (string[])["layers", "table", "picture", "cost", "take"])
            {
                await visit.OpenTabAsync(tab);
                if (tab == "layers" && document is null) await visit.RowButton("conv2d_7").ClickAsync();
                Assert.Equal(width, await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
            }
        }
    }

    [Fact]
    public async Task On_a_telephone_the_sums_stay_in_sight()
    {
        var visit = await VisitAsync(new() { ViewportSize = new() { Width = 390, Height = 844 } });
        await visit.RowButton("dense_5").ScrollIntoViewIfNeededAsync();

        await Expect(visit.Total("params")).ToBeInViewportAsync();
    }

    [Theory]
    [InlineData("picture", "#picture svg")]
    [InlineData("table", "#table pre")]
    public async Task Paper_gets_the_picture_or_the_table_and_nothing_else(string tab, string shown)
    {
        var visit = await VisitAsync();
        await visit.OpenTabAsync(tab);
        await Expect(visit.Page.Locator(shown)).ToContainTextAsync("conv2d_7");
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });

        await Expect(visit.Page.Locator(shown)).ToBeVisibleAsync();
        foreach (var other in (string[])[".top", "#source", "#totals", "[role=tablist]", $"#{tab} .bar"])
            await Expect(visit.Page.Locator(other)).ToBeHiddenAsync();
        var box = (await visit.Page.Locator(shown).BoundingBoxAsync())!;
        Assert.InRange(box.Y, 0, 40);
        var pdf = await visit.Page.PdfAsync();
        Assert.Equal(1, System.Text.RegularExpressions.Regex.Count(System.Text.Encoding.Latin1.GetString(pdf), @"/Type\s*/Page\b"));
    }
}
