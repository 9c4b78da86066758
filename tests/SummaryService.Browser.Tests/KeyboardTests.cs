using static Microsoft.Playwright.Assertions;

namespace SummaryService.Browser.Tests;

/// <summary>The page without a mouse.</summary>
public sealed class KeyboardTests(Playground playground) : PageTests(playground)
{
    [Fact]
    public async Task The_first_step_skips_to_the_results()
    {
        var visit = await VisitAsync();
        await visit.Page.Keyboard.PressAsync("Tab");
        await Expect(visit.Page.Locator(".skip")).ToBeFocusedAsync();
        await Expect(visit.Page.Locator(".skip")).ToBeInViewportAsync();
        await visit.Page.Keyboard.PressAsync("Enter");

        await Expect(visit.Page.Locator("#results")).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Tab");
        await Expect(visit.Page.Locator("#tab-layers")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Arrows_go_through_tabs_and_rows()
    {
        var visit = await VisitAsync();
        await visit.Page.Locator("#tab-layers").FocusAsync();
        await visit.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(visit.Page.Locator("#tab-table")).ToBeFocusedAsync();
        await Expect(visit.Page.Locator("#table")).ToBeVisibleAsync();
        await visit.Page.Keyboard.PressAsync("End");
        await Expect(visit.Page.Locator("#tab-take")).ToHaveAttributeAsync("aria-selected", "true");
        await visit.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(visit.Page.Locator("#tab-layers")).ToBeFocusedAsync();

        await visit.Page.Keyboard.PressAsync("Tab");
        await Expect(visit.Page.Locator("#layers")).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Tab");
        await Expect(visit.RowButton("conv2d_6")).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("ArrowDown");
        await visit.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(visit.RowButton("conv2d_7")).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Why).ToContainTextAsync("18496");
        await visit.Page.Keyboard.PressAsync("End");
        await Expect(visit.RowButton("dense_5")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Arrows_go_through_the_picture_and_Enter_chooses()
    {
        var visit = await VisitAsync();
        await visit.OpenTabAsync("picture");
        await Expect(visit.Drawn("conv2d_6")).ToHaveAttributeAsync("tabindex", "0");
        await visit.Drawn("conv2d_6").FocusAsync();
        await visit.Page.Keyboard.PressAsync("ArrowDown");
        await visit.Page.Keyboard.PressAsync("Enter");

        await Expect(visit.Drawn("max_pooling2d_4")).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(visit.Marked).ToContainTextAsync("max_pooling2d_4");
    }

    [Fact]
    public async Task Escape_then_Tab_leaves_the_editor_and_Tab_alone_indents()
    {
        var visit = await VisitAsync();
        await visit.Editor.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Tab");
        await Expect(visit.Page.Locator(".cm-line").First).ToHaveTextAsync("  {");
        await Expect(visit.Editor).ToBeFocusedAsync();

        await visit.Page.Keyboard.PressAsync("Escape");
        await visit.Page.Keyboard.PressAsync("Tab");
        await Expect(visit.Editor).Not.ToBeFocusedAsync();
    }

    [Fact]
    public async Task Every_control_is_reached_by_Tab_and_shows_that_it_is()
    {
        var visit = await VisitAsync();
        var seen = new HashSet<string>();
        for (var step = 0; step < 40; step++)
        {
            await visit.Page.Keyboard.PressAsync("Escape");
            await visit.Page.Keyboard.PressAsync("Tab");
            var (id, outline) = (await AtAsync("e => e.localName === 'body' ? '' : e.id || e.className || e.textContent"), await AtAsync("e => getComputedStyle(e).outlineStyle"));
            if (id is "editor") continue;
            if (id is "" || !seen.Add(id)) break;
            Assert.True(outline != "none", $"{id} does not show that it has the focus.");
        }

        Assert.Superset(new HashSet<string> { "skip", "share", "language", "examples", "open", "format", "tab-layers", "layers", "name" }, seen);

        Task<string> AtAsync(string what) => visit.Page.EvaluateAsync<string>($"({what})(document.activeElement)");
    }
}
