using System.Buffers.Binary;
using System.Diagnostics;
using System.Text.Json;
using static Microsoft.Playwright.Assertions;

namespace SummaryService.Browser.Tests;

/// <summary>What can be copied and downloaded.</summary>
public sealed class TakeTests(Playground playground) : PageTests(playground)
{
    [Theory]
    [InlineData("text", "summary.txt", "Total params: 93,322")]
    [InlineData("markdown", "summary.md", "| `conv2d_7`")]
    [InlineData("csv", "summary.csv", "conv2d_7,Conv2D")]
    [InlineData("json", "summary.json", "\"params\":93322")]
    [InlineData("svg", "model.svg", "data-layer=\"conv2d_7\"")]
    public async Task A_form_is_copied_and_downloaded(string name, string file, string has)
    {
        var visit = await VisitAsync();
        await visit.OpenTabAsync("take");
        var entry = visit.Page.Locator($"#take [data-thing={name}]");
        await entry.GetByText("Copy").ClickAsync();
        await Expect(visit.Page.Locator("#status")).ToHaveTextAsync("Copied.");
        var copied = await visit.Page.EvaluateAsync<string>("navigator.clipboard.readText()");
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => entry.GetByText("Download").ClickAsync());

        Assert.Contains(has, copied);
        Assert.Equal(file, download.SuggestedFilename);
        Assert.Equal(copied.ReplaceLineEndings("\n"), (await File.ReadAllTextAsync(await download.PathAsync(), Posts.Token)).ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task The_picture_is_painted_on_white(ColorScheme colours)
    {
        var visit = await VisitAsync(new() { ColorScheme = colours });
        await visit.OpenTabAsync("take");
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.Locator("#take [data-thing=png]").GetByText("Download").ClickAsync());
        var png = await File.ReadAllBytesAsync(await download.PathAsync(), Posts.Token);

        Assert.Equal("model.png", download.SuggestedFilename);
        Assert.InRange(BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), 400, 2000);
        // The corner is paper, and a box of a convolution has its blue mark.
        var pixels = await visit.Page.EvaluateAsync<JsonElement>(
            """
            async base64 => {
              const image = new Image();
              image.src = `data:image/png;base64,${base64}`;
              await image.decode();
              const canvas = new OffscreenCanvas(image.width, image.height), context = canvas.getContext("2d");
              context.drawImage(image, 0, 0);
              const { data } = context.getImageData(0, 0, image.width, image.height);
              const colours = new Set();
              for (let at = 0; at < data.length; at += 4) colours.add(`${data[at]},${data[at + 1]},${data[at + 2]}`);
              return { corner: [...data.slice(0, 4)].join(), blue: colours.has("47,111,222") };
            }
            """,
            Convert.ToBase64String(png));
        Assert.Equal("255,255,255,255", pixels.GetProperty("corner").GetString());
        Assert.True(pixels.GetProperty("blue").GetBoolean());
    }

    [Theory]
    [InlineData("text", "Total params: ")]
    [InlineData("json", "\"total")]
    [InlineData("svg", "</svg>")]
    public async Task The_command_does_the_same_in_a_shell(string form, string has)
    {
        Assert.SkipUnless(File.Exists("/bin/bash") && File.Exists("/usr/bin/curl"), "bash and curl are not installed.");
        var visit = await VisitAsync();
        await visit.WriteAsync("""
            {"name": "it's $HOME `id` \"quoted\" \\ 模型",
             "input_shape": [4], "layers": [
            {"type": "Dense", "units": 2}
            ]}
            """);
        await Expect(visit.Total("params")).ToHaveTextAsync("10");
        await visit.OpenTabAsync("take");
        await visit.Page.Locator("#take").GetByLabel("Form").SelectOptionAsync(form);
        await visit.Page.Locator("#take .bar").GetByText("Copy").ClickAsync();
        await Expect(visit.Page.Locator("#status")).ToHaveTextAsync("Copied.");
        var command = await visit.Page.EvaluateAsync<string>("navigator.clipboard.readText()");
        Assert.Equal(await visit.Page.Locator("#command").TextContentAsync(), command);

        var start = new ProcessStartInfo("/bin/bash") { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var shell = Process.Start(start)!;
        await shell.StandardInput.WriteAsync(command);
        shell.StandardInput.Close();
        var answer = System.Net.WebUtility.HtmlDecode(await shell.StandardOutput.ReadToEndAsync(Posts.Token));
        Assert.Contains(has, answer);
        Assert.Contains("it's $HOME `id`", answer.Replace("\\u0027", "'", StringComparison.Ordinal).Replace("\\u0060", "`", StringComparison.Ordinal));
        Assert.Contains("模型", System.Text.RegularExpressions.Regex.Unescape(answer.Contains("\\u", StringComparison.Ordinal) ? answer : answer.Replace("\\", "\\\\", StringComparison.Ordinal)));
    }
}
