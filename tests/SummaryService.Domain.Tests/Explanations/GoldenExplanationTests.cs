using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SummaryService.Domain.Explanations;
using SummaryService.Domain.Rendering.Json;

namespace SummaryService.Domain.Tests.Explanations;

/// <summary>Explanations as they are read, in both languages. <c>RENEW_CASES=1</c> writes them anew.</summary>
public sealed class GoldenExplanationTests
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonObject Requests = JsonNode.Parse(Cases.Text("explanations/layers.json"))!.AsObject();

    public static TheoryData<string, string> Goldens
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var (name, _) in Requests)
            {
                foreach (var language in Explainer.Languages)
                    rows.Add(name, language);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Goldens))]
    public void A_layer_is_explained_word_by_word(string name, string language)
    {
        var outcome = Summarizer.SummarizeLayer(Encoding.UTF8.GetBytes(Requests[name]!.ToJsonString()), new() { Explain = true });
        Assert.True(outcome.IsSuccess);
        var output = new ArrayBufferWriter<byte>();
        JsonRenderer.Write(outcome.Value, output, language);
        var actual = JsonNode.Parse(output.WrittenSpan)!["explanation"]!.ToJsonString(Readable) + "\n";
        var golden = $"explanations/{name}.{language}.json";
        if (Environment.GetEnvironmentVariable("RENEW_CASES") == "1") File.WriteAllText(Cases.Path(golden), actual);
        Assert.Equal(Cases.Text(golden), actual, ignoreLineEndingDifferences: true);
    }
}
