using static Microsoft.Playwright.Assertions;

namespace SummaryService.Browser.Tests;

/// <summary>Files that are dropped on the page or picked.</summary>
public sealed class FileTests(Playground playground) : PageTests(playground)
{
    private const string Drop = """
        async ({ name, base64 }) => {
          const bytes = Uint8Array.from(atob(base64), letter => letter.charCodeAt(0));
          const data = new DataTransfer();
          data.items.add(new File([bytes], name));
          document.querySelector("#editor").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true, composed: true }));
        }
        """;

    [Theory]
    [InlineData("release_3_0.keras")]
    [InlineData("keras_2_3.h5")]
    public async Task A_saved_model_that_is_dropped_comes_as_JSON(string name)
    {
        var visit = await VisitAsync();
        var bytes = await File.ReadAllBytesAsync(Cases.Path("files", "own", name), Posts.Token);
        await visit.Page.EvaluateAsync(Drop, new { name, base64 = Convert.ToBase64String(bytes) });

        await Expect(visit.Page.Locator(".notice")).ToContainTextAsync(name);
        await Expect(visit.Page.Locator(".notice")).ToContainTextAsync("Keras 3");
        await Expect(visit.Editor).ToContainTextAsync("class_name");
        await Expect(visit.Headline).ToHaveTextAsync("No problems");
        await Expect(visit.Total("params")).Not.ToHaveTextAsync("93,322");
    }

    [Fact]
    public async Task A_JSON_file_that_is_picked_comes_as_it_is()
    {
        const string text = "{\"input_shape\": [4],\n    \"layers\": [{\"type\": \"Dropout\", \"rate\": 0.50}, {\"type\": \"Dense\", \"units\": 1}]}";
        var visit = await VisitAsync();
        await visit.Page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = "模型.json", MimeType = "application/json", Buffer = System.Text.Encoding.UTF8.GetBytes(text) });

        await Expect(visit.Total("params")).ToHaveTextAsync("5");
        Assert.Equal(text, (await visit.Editor.InnerTextAsync()).ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_told_of_and_the_document_stays()
    {
        var visit = await VisitAsync();
        await visit.Page.Locator("#file").SetInputFilesAsync(Cases.Path("files", "own", "cut_off.keras"));

        await Expect(visit.Page.Locator(".notice.error")).ToBeVisibleAsync();
        await Expect(visit.Total("params")).ToHaveTextAsync("93,322");
    }

    [Fact]
    public async Task One_line_of_JSON_is_laid_out_without_a_change_of_its_values()
    {
        var visit = await VisitAsync();
        await visit.WriteAsync("""{"input_shape":[4],"layers":[{"type":"Dropout","rate":0.50,"name":"a, {b}: \"c\""},{"type":"Dense","units":1}]}""");
        await visit.Page.Locator("#format").ClickAsync();

        await Expect(visit.Page.Locator(".cm-line").First).ToHaveTextAsync("{");
        await Expect(visit.Line("Dropout")).ToHaveTextAsync("""    { "type": "Dropout", "rate": 0.50, "name": "a, {b}: \"c\"" },""");
    }
}
