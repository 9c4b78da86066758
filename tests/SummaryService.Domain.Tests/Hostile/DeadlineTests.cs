using System.Buffers;
using System.Text;
using SummaryService.Domain.Diagrams;
using SummaryService.Domain.Explanations;
using SummaryService.Domain.Rendering.Html;
using SummaryService.Domain.Rendering.Json;
using SummaryService.Domain.Rendering.Markdown;
using SummaryService.Domain.Rendering.Tables;
using SummaryService.Domain.Rendering.Text;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Tests.Hostile;

/// <summary>Work that nobody waits for any more ends: before it begins, and in the midst of it.</summary>
public sealed class DeadlineTests
{
    // Far less than a whole answer.
    private const int MostBlocksAfterwards = 16;

    private static readonly byte[] Body = Encoding.UTF8.GetBytes(
        $$"""{"layers":[{"type":"Input","name":"x0","shape":[4,8]},{{string.Join(',', Enumerable.Range(0, 2_000).Select(Layer))}}]}""");

    private static readonly byte[] SmallBody = """{"input_shape":[4],"layers":[{"type":"Dense","units":2}]}"""u8.ToArray();

    private delegate void Writing(ModelSummary summary, IBufferWriter<byte> output, CancellationToken cancellation);

    private static readonly Dictionary<string, Writing> Writers = new()
    {
        ["json"] = (summary, output, cancellation) => JsonRenderer.Write(summary, output, cancellation: cancellation),
        ["json, explained"] = (summary, output, cancellation) =>
            JsonRenderer.Write(summary, output, explanation: Explainer.Explain(summary, cancellation: cancellation), cancellation: cancellation),
        ["keras3"] = (summary, output, cancellation) => TextRenderer.Write(summary, new() { Style = "keras3" }, output, cancellation),
        ["tf2.15"] = (summary, output, cancellation) => TextRenderer.Write(summary, new() { Style = "tf2.15" }, output, cancellation),
        ["tf2.6"] = (summary, output, cancellation) => TextRenderer.Write(summary, new() { Style = "tf2.6" }, output, cancellation),
        ["text, explained"] = (summary, output, cancellation) => ExplanationText.Write(summary, Explainer.Explain(summary), output, cancellation: cancellation),
        ["markdown"] = (summary, output, cancellation) => MarkdownRenderer.Write(summary, new TableOptions(), output, cancellation: cancellation),
        ["markdown, explained"] = (summary, output, cancellation) => ExplanationMarkdown.Write(summary, Explainer.Explain(summary), output, cancellation: cancellation),
        ["html"] = (summary, output, cancellation) => HtmlRenderer.Write(summary, new TableOptions(), output, cancellation: cancellation),
        ["svg"] = Drawing(DiagramFormat.Svg, DiagramView.Graph),
        ["flow"] = Drawing(DiagramFormat.Svg, DiagramView.Flow),
        ["mermaid"] = Drawing(DiagramFormat.Mermaid, DiagramView.Graph),
        ["dot"] = Drawing(DiagramFormat.Dot, DiagramView.Graph),
    };

    public static TheoryData<string> Forms => new(Writers.Keys);

    public static TheoryData<string> Streamed => new(Writers.Keys.Except(["svg", "flow", "mermaid", "dot"]));

    public static TheoryData<string> Targets => new(Converter.Targets);

    [Theory]
    [MemberData(nameof(Forms))]
    public void Nothing_is_written_that_nobody_waits_for(string form)
    {
        var summary = Summarizer.Summarize(SmallBody, new() { Explain = true }).Value!;
        using var output = new Impatient(blocks: int.MaxValue);
        Assert.Throws<OperationCanceledException>(() => Writers[form](summary, output, new(canceled: true)));
    }

    [Theory]
    [MemberData(nameof(Streamed))]
    public void What_is_being_written_ends_soon_when_nobody_waits_any_more(string form)
    {
        var summary = Summarizer.Summarize(Body, new() { Explain = true }).Value!;
        using var output = new Impatient(blocks: 2);
        Assert.Throws<OperationCanceledException>(() => Writers[form](summary, output, output.Token));
        Assert.InRange(output.Blocks, 2, 2 + MostBlocksAfterwards);
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void A_conversion_that_nobody_waits_for_is_given_up(string target) => Assert.Throws<OperationCanceledException>(
        () => Converter.Convert(ModelFile.Open(SmallBody).Value!, target, cancellation: new(canceled: true)));

    [Fact]
    public void A_summary_or_range_that_nobody_waits_for_is_given_up()
    {
        var gone = new CancellationToken(canceled: true);
        Assert.Throws<OperationCanceledException>(() => Summarizer.Summarize(SmallBody, cancellation: gone));
        var summary = Summarizer.Summarize(SmallBody, new() { Explain = true }).Value!;
        Assert.Throws<OperationCanceledException>(() => Explainer.Explain(summary, cancellation: gone));
        Assert.Throws<OperationCanceledException>(() => LayerRange.Apply(summary, "dense", "dense", gone));
    }

    private static Writing Drawing(DiagramFormat format, DiagramView view) => (summary, output, cancellation) =>
        DiagramRenderer.Write(summary, format, new() { View = view }, output, cancellation);

    private static string Layer(int i) => $$"""{"type":"Dense","units":8,"name":"x{{i + 1}}","inputs":"x{{i}}"}""";

    /// <summary>Whoever waits for the answer goes away after some blocks of it.</summary>
    private sealed class Impatient(int blocks) : IBufferWriter<byte>, IDisposable
    {
        private readonly CancellationTokenSource _source = new();
        private byte[] _block = new byte[4096];

        public CancellationToken Token => _source.Token;

        public int Blocks { get; private set; }

        public void Advance(int count)
        {
        }

        public Memory<byte> GetMemory(int sizeHint = 0)
        {
            if (++Blocks == blocks) _source.Cancel();
            if (sizeHint > _block.Length) _block = new byte[sizeHint];
            return _block;
        }

        public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

        public void Dispose() => _source.Dispose();
    }
}
