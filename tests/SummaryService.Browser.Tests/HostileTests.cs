using System.Text.Json;
using static Microsoft.Playwright.Assertions;

namespace SummaryService.Browser.Tests;

/// <summary>Names that would be more than names. Dialogs, errors and foreign requests fail every test of the page.</summary>
public sealed class HostileTests(Playground playground) : PageTests(playground)
{
    [Theory]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("</script><script>alert(1)</script>")]
    [InlineData("</title></svg><svg onload=alert(1)>")]
    [InlineData("\"><style>*{display:none}</style>")]
    [InlineData("'; alert(1); //")]
    [InlineData("${alert(1)} {{7*7}}")]
    [InlineData("\u202Egnp.exe\u2066\u200F")]
    [InlineData("]]><!--")]
    public async Task A_name_is_a_name_everywhere(string name)
    {
        var visit = await VisitAsync();
        await visit.WriteAsync(JsonSerializer.Serialize(new { name, input_shape = new[] { 4 }, layers = new object[] { new { type = "Dense", name, units = 2 } } }));
        await Expect(visit.Total("params")).ToHaveTextAsync("10");
        Assert.Equal(name, await visit.Page.Locator("#layers button.name").TextContentAsync());
        await visit.Page.Locator("#layers button.name").ClickAsync();
        await Expect(visit.Why).ToBeVisibleAsync();
        foreach (var tab in (string[])["table", "picture", "cost", "take"])
        {
            await visit.OpenTabAsync(tab);
            await Expect(visit.Page.Locator($"#{tab}")).ToContainTextAsync(tab == "take" ? "curl" : tab == "picture" ? "Dense" : "10");
            Assert.Equal(0, await visit.Page.Locator($"#{tab} :is(script, img, style, iframe, foreignObject, object, [onload], [onerror])").CountAsync());
        }

        await Expect(visit.Page.Locator("#picture g[data-index]")).ToHaveCountAsync(1);
    }

    [Theory]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>1</script></svg>")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"1\"/>")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><foreignObject/></svg>")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><a href=\"javascript:1\"><text>x</text></a></svg>")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><g xmlns:h=\"http://www.w3.org/1999/xhtml\"><h:img/></g></svg>")]
    [InlineData("<html xmlns=\"http://www.w3.org/1999/xhtml\"/>")]
    [InlineData("not a drawing")]
    public async Task A_drawing_with_anything_else_in_it_is_not_taken(string drawing)
    {
        var visit = await VisitAsync();

        var taken = await visit.Page.EvaluateAsync<bool>(
            "text => import('/playground/svg.js').then(({ readDrawing }) => { try { readDrawing(text); return true; } catch { return false; } })", drawing);
        Assert.False(taken);
        // What the browser's reader comes upon, the page's policy stops even there.
        Forgive("Executing inline event handler violates");
        Forgive("Applying inline style violates");
    }
}
