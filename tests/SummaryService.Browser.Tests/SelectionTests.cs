using static Microsoft.Playwright.Assertions;

namespace SummaryService.Browser.Tests;

/// <summary>A layer that is chosen in one place is shown in all.</summary>
public sealed class SelectionTests(Playground playground) : PageTests(playground)
{
    [Fact]
    public async Task A_row_marks_its_lines_and_its_box()
    {
        var visit = await VisitAsync();
        await visit.RowButton("conv2d_7").ClickAsync();

        await Expect(visit.Marked).ToHaveCountAsync(1);
        await Expect(visit.Marked).ToContainTextAsync("conv2d_7");
        await visit.OpenTabAsync("picture");
        await Expect(visit.Drawn("conv2d_7")).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("chosen"));
        await Expect(visit.Page.Locator("#picture .chosen")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_box_marks_its_lines_and_opens_its_row()
    {
        var visit = await VisitAsync();
        await visit.OpenTabAsync("picture");
        await visit.Drawn("dense_4").ClickAsync();

        await Expect(visit.Marked).ToContainTextAsync("dense_4");
        await visit.OpenTabAsync("layers");
        await Expect(visit.RowButton("dense_4")).ToHaveAttributeAsync("aria-expanded", "true");
        await Expect(visit.Why).ToContainTextAsync("(576 + 1) × 64 = 36928");
    }

    [Fact]
    public async Task The_cursor_in_a_layer_opens_its_row_and_marks_its_box()
    {
        var visit = await VisitAsync();
        await visit.OpenTabAsync("picture");
        await Expect(visit.Drawn("flatten_2")).ToBeVisibleAsync();
        await visit.Line("flatten_2").ClickAsync();

        await Expect(visit.Drawn("flatten_2")).ToHaveAttributeAsync("aria-pressed", "true");
        await visit.OpenTabAsync("layers");
        await Expect(visit.RowButton("flatten_2")).ToHaveAttributeAsync("aria-expanded", "true");
    }

    [Fact]
    public async Task A_row_far_down_is_brought_into_sight_in_the_editor()
    {
        var visit = await VisitAsync();
        await visit.LoadAsync("fashion-mnist-cnn-keras3", "dense_5");
        await Expect(visit.Line("dense_5")).ToHaveCountAsync(0);
        await visit.RowButton("dense_5").ClickAsync();

        await Expect(visit.Marked.First).ToBeInViewportAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Rows_inside_rows_have_places_of_their_own(bool opened)
    {
        var visit = await VisitAsync();
        await visit.WriteAsync("""
            {
              "input_shape": [8],
              "layers": [
                { "name": "inner", "layers": [
                  { "type": "Dense", "name": "first", "units": 4 },
                  { "type": "Dense", "name": "second", "units": 2 }
                ] },
                { "type": "Dense", "name": "last", "units": 1 }
              ]
            }
            """);
        await visit.RowButton("second").ClickAsync();
        await Expect(visit.Marked).ToHaveCountAsync(1);
        await Expect(visit.Marked).ToContainTextAsync("second");

        await visit.OpenTabAsync("picture");
        await visit.Page.Locator("#picture").GetByLabel("Open nested models").SetCheckedAsync(opened);
        await Expect(visit.Drawn(opened ? "second" : "inner")).ToHaveAttributeAsync("aria-pressed", "true");
        await visit.Drawn("last").ClickAsync();
        await Expect(visit.Marked).ToContainTextAsync("last");
        await visit.Line("inner").ClickAsync();
        await Expect(visit.Drawn("inner")).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(visit.Marked).ToHaveCountAsync(4);
    }

    [Fact]
    public async Task A_bar_of_the_costs_chooses_its_row()
    {
        var visit = await VisitAsync();
        await visit.OpenTabAsync("cost");
        await visit.Page.Locator("#cost .bars button").Filter(new() { HasText = "conv2d_8" }).ClickAsync();

        await Expect(visit.Marked).ToContainTextAsync("conv2d_8");
    }

    [Fact]
    public async Task What_was_chosen_stays_chosen_while_it_has_its_name()
    {
        var visit = await VisitAsync();
        await visit.RowButton("dense_5").ClickAsync();
        await visit.ReplaceAsync("conv2d_6", "32", "16");

        // The cursor is in another layer now.
        await Expect(visit.Total("params")).ToHaveTextAsync("83,946");
        await Expect(visit.RowButton("conv2d_6")).ToHaveAttributeAsync("aria-expanded", "true");
        await Expect(visit.Why).ToContainTextAsync("= 160");
    }
}
