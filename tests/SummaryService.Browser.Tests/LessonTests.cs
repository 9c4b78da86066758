using static Microsoft.Playwright.Assertions;

namespace SummaryService.Browser.Tests;

/// <summary>What a student does first: reads, changes a number, makes a mistake and mends it.</summary>
public sealed class LessonTests(Playground playground) : PageTests(playground)
{
    [Fact]
    public async Task The_page_begins_with_the_lesson_s_network()
    {
        var visit = await VisitAsync();

        await Expect(visit.Total("params")).ToHaveTextAsync("93,322");
        await Expect(visit.Total("fixed")).ToHaveTextAsync("0");
        await Expect(visit.Rows).ToHaveCountAsync(8);
        await Expect(visit.Headline).ToHaveTextAsync("No problems");
        await Expect(visit.Page.Locator("#status")).ToContainTextAsync("93,322 parameters");
    }

    [Fact]
    public async Task A_row_tells_why()
    {
        var visit = await VisitAsync();
        await visit.RowButton("conv2d_7").ClickAsync();

        await Expect(visit.Why).ToContainTextAsync("(kernel height × kernel width × input channels + 1) × filters");
        await Expect(visit.Why).ToContainTextAsync("(3 × 3 × 32 + 1) × 64 = 18496");
        await Expect(visit.Why).ToContainTextAsync("⌊(13 − 3) / 1⌋ + 1 = 11");
        await Expect(visit.Why.GetByRole(AriaRole.Link)).ToHaveAttributeAsync("href", "https://keras.io/api/layers/convolution_layers/convolution2d/");
    }

    [Fact]
    public async Task A_change_of_a_number_changes_the_tables()
    {
        var visit = await VisitAsync();
        await visit.ReplaceAsync("conv2d_6", "32", "48");

        await Expect(visit.Row("conv2d_6")).ToContainTextAsync("480");
        await Expect(visit.Row("conv2d_7")).ToContainTextAsync("27,712");
        await Expect(visit.Total("params")).ToHaveTextAsync("102,698");
        await visit.OpenTabAsync("table");
        await Expect(visit.Page.Locator("#table pre")).ToContainTextAsync("102,698");
    }

    [Fact]
    public async Task What_is_no_JSON_is_underlined_where_it_breaks_and_what_was_shown_stays()
    {
        var visit = await VisitAsync();
        await visit.ReplaceAsync("conv2d_7", "64", "64 64");

        await Expect(visit.Headline).ToHaveTextAsync("1 problem");
        await Expect(visit.Problems).ToContainTextAsync("line 7");
        await Expect(visit.Line("conv2d_7").Locator(".cm-lintRange-error")).ToHaveCountAsync(1);
        await Expect(visit.Page.Locator("#stale")).ToBeVisibleAsync();
        await Expect(visit.Total("params")).ToHaveTextAsync("93,322");

        await visit.Page.Keyboard.PressAsync("Control+Z");
        await Expect(visit.Headline).ToHaveTextAsync("No problems");
        await Expect(visit.Underlined).ToHaveCountAsync(0);
        await Expect(visit.Page.Locator("#stale")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_kernel_that_does_not_fit_is_underlined_at_its_pointer_and_the_list_leads_there()
    {
        var visit = await VisitAsync();
        await visit.WriteAsync("""
            {
              "input_shape": [28, 28, 1],
              "layers": [
                {"type": "Conv2D", "filters": 32, "kernel_size": 3},
                {"type": "Conv2D", "filters": 32, "kernel_size": [31, 31]},
                {"type": "Flatten"}
              ]
            }
            """);

        await Expect(visit.Problems).ToContainTextAsync("The 31×31 window does not fit the 26×26 input");
        await Expect(visit.Problems.Locator(".hint")).ToContainTextAsync("same");
        Assert.Equal("[31, 31]", string.Concat(await visit.Underlined.AllTextContentsAsync()));

        await visit.Underlined.First.HoverAsync();
        await Expect(visit.Page.Locator(".cm-tooltip .cm-diagnostic")).ToContainTextAsync("same");

        await visit.Problems.ClickAsync();
        await Expect(visit.Editor).ToBeFocusedAsync();
        await Expect(visit.Page.Locator(".cm-activeLineGutter")).ToHaveTextAsync("5");
    }

    [Fact]
    public async Task Undo_goes_back_over_an_example()
    {
        var visit = await VisitAsync();
        await visit.LoadAsync("mlp-dropout", "dropout");
        await visit.Editor.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Control+Z");

        await Expect(visit.Total("params")).ToHaveTextAsync("93,322");
    }

    [Fact]
    public async Task A_number_that_no_double_holds_is_shown_to_its_last_digit()
    {
        var visit = await VisitAsync();
        await visit.WriteAsync("""{"input_shape": [3000000001], "layers": [{"type": "Dense", "units": 4000000003, "use_bias": false}]}""");

        await Expect(visit.Total("params")).ToHaveTextAsync("12,000,000,013,000,000,003");
    }

    [Fact]
    public async Task A_warning_is_listed_and_is_no_error()
    {
        var visit = await VisitAsync();
        await visit.WriteAsync("""{"layers": [{"type": "Dense", "units": 4}]}""");

        await Expect(visit.Headline).ToHaveTextAsync("1 warning");
        await Expect(visit.Page.Locator(".cm-lintRange-warning").First).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("#stale")).ToBeHiddenAsync();
    }
}
