using static Microsoft.Playwright.Assertions;

namespace SummaryService.Browser.Tests.Support;

/// <summary>The page as a reader uses it.</summary>
internal sealed class Visit(IPage page)
{
    public IPage Page { get; } = page;

    public ILocator Editor => Page.Locator(".cm-content");

    public ILocator Rows => Page.Locator("#layers tr.row");

    public ILocator Why => Page.Locator("#layers tr.why");

    public ILocator Problems => Page.Locator("#problems .problem");

    public ILocator Headline => Page.Locator("#problems h2");

    public ILocator Underlined => Page.Locator(".cm-lintRange-error");

    public ILocator Marked => Page.Locator(".cm-layer-lines");

    /// <summary>One of the sums above the tabs.</summary>
    public ILocator Total(string name) => Page.Locator($"#totals [data-total={name}] dd");

    /// <summary>The row of a layer.</summary>
    public ILocator Row(string name) => Rows.Filter(new() { Has = Page.Locator($"button.name bdi:text-is('{name}')") });

    /// <summary>The button of a layer's row.</summary>
    public ILocator RowButton(string name) => Page.Locator($"#layers button.name:has(bdi:text-is('{name}'))");

    /// <summary>The line of the editor that has a text.</summary>
    public ILocator Line(string text) => Page.Locator(".cm-line").Filter(new() { HasText = text });

    /// <summary>A layer in the picture.</summary>
    public ILocator Drawn(string name) => Page.Locator($"#picture g[data-index][data-layer='{name}']");

    /// <summary>Waits until the page has an answer to what stands in the editor, be it a refusal.</summary>
    public async Task SettledAsync()
    {
        await Page.Locator("html[data-complete]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await Expect(Page.Locator("#results")).ToHaveAttributeAsync("aria-busy", "false");
    }

    public Task OpenTabAsync(string name) => Page.Locator($"#tab-{name}").ClickAsync();

    /// <summary>Loads an example, and waits for its first layer.</summary>
    public async Task LoadAsync(string example, string layer)
    {
        await Page.Locator("#examples").SelectOptionAsync(example);
        await Expect(RowButton(layer)).ToHaveCountAsync(1);
    }

    /// <summary>Pastes another document over the one in the editor.</summary>
    public async Task WriteAsync(string document)
    {
        await Page.EvaluateAsync("text => navigator.clipboard.writeText(text)", document);
        await Editor.FocusAsync();
        await Page.Keyboard.PressAsync("Control+A");
        await Page.Keyboard.PressAsync("Control+V");
    }

    /// <summary>Replaces a word in a line of the editor, as a reader does: by a double click, then typing.</summary>
    public async Task ReplaceAsync(string line, string word, string other)
    {
        await Line(line).First.GetByText(word, new() { Exact = true }).First.DblClickAsync();
        await Page.Keyboard.TypeAsync(other);
    }
}
