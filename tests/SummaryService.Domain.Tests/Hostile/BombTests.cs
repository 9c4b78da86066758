using System.Buffers;
using System.Diagnostics;
using SummaryService.Domain.Explanations;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Rendering.Json;
using SummaryService.Domain.Rendering.Text;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Tests.Hostile;

/// <summary>Bombs do not go off: whatever is asked of one, the answer takes less than a second and less than 200 MB.</summary>
/// <remarks>
/// The memory is what is live at any moment, for which all that was allocated on the way is a bound. The time is the best
/// of five, that of the clock or of the processors, whichever is less, and nothing else of these tests runs meanwhile:
/// what other programs take says nothing about the engine.
/// </remarks>
[Collection(nameof(Alone))]
public sealed class BombTests
{
    private const string Answered = "answered";
    private const long MostBytes = 200_000_000;
    private const int Tries = 5;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    // What can be asked: each takes the bytes and gives the first problem's key, or null.
    private static readonly Dictionary<string, Func<byte[], string?>> Questions = new()
    {
        ["JSON"] = bomb => Summarized(bomb, null, (summary, written) => JsonRenderer.Write(summary, written)),
        ["explanations"] = bomb => Summarized(bomb, new() { Explain = true }, (summary, written) =>
            JsonRenderer.Write(summary, written, expandNested: true, "en", Explainer.Explain(summary, 1))),
        ["keras3"] = bomb => Summarized(bomb, new() { Costs = false }, (summary, written) => Print(summary, "keras3", written)),
        ["tf2.6"] = bomb => Summarized(bomb, new() { Costs = false }, (summary, written) => Print(summary, "tf2.6", written)),
        ["conversion to simple"] = bomb => Converted(bomb, "simple"),
        ["conversion to keras3"] = bomb => Converted(bomb, "keras3"),
    };

    public static TheoryData<string> Names => new(Bombs.All.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_bomb_is_answered_soon_and_in_little_memory(string name)
    {
        var (expected, make) = Bombs.All[name];
        var bomb = make();
        foreach (var (question, ask) in Questions)
        {
            var answer = Measured(() => ask(bomb) ?? Answered, name, question);
            if (question == "JSON") Assert.Equal(expected, answer);
            // Where nothing could be read, there is nothing more to ask.
            if (expected != Answered) return;
        }
    }

    private static string Measured(Func<string> ask, string bomb, string question)
    {
        var (best, allocated, answer) = (TimeSpan.MaxValue, 0L, "");
        for (var i = 0; i < Tries && best > Longest; i++)
        {
            var (clock, processors, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime, GC.GetAllocatedBytesForCurrentThread());
            answer = ask();
            best = new[] { best, clock.Elapsed, Environment.CpuUsage.TotalTime - processors }.Min();
            allocated = Math.Max(allocated, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.True(best < Longest, $"{question}: {best.TotalMilliseconds:N0} ms.");
        // Of what was allocated most may be forgotten again: only then it is worth while to look closer.
        var live = allocated < MostBytes ? allocated : LiveMemory.Peak(() => ask());
        TestContext.Current.TestOutputHelper?.WriteLine($"{best.TotalMilliseconds,5:N0} ms {live / 1e6,5:N0} MB  {bomb}, {question}: {answer}");
        Assert.True(live < MostBytes, $"{question}: {live:N0} bytes.");
        return answer;
    }

    private static string? Summarized(byte[] bomb, SummaryOptions? options, Action<ModelSummary, IBufferWriter<byte>> render)
    {
        var outcome = Summarizer.Summarize(bomb, options);
        if (outcome.IsSuccess) render(outcome.Value, new Forgetful());
        return KeyOf(outcome.Report);
    }

    private static void Print(ModelSummary summary, string style, IBufferWriter<byte> written) =>
        TextRenderer.Write(summary, new TextOptions { Style = style, ExpandNested = true }, written);

    private static string? Converted(byte[] bomb, string target)
    {
        var file = ModelFile.Open(bomb);
        return KeyOf(file.IsSuccess ? Converter.Convert(file.Value, target).Report : file.Report);
    }

    private static string? KeyOf(ProblemReport? report)
    {
        // That it can be told belongs to the answer.
        if (report is not null) Assert.All(report.Problems, problem => Assert.NotEmpty(Messages.Message(problem)));
        return report?.Problems[0].Key;
    }

    /// <summary>Takes what is written and forgets it: where the answer goes is not the engine's memory.</summary>
    private sealed class Forgetful : IBufferWriter<byte>
    {
        private byte[] _block = new byte[1 << 16];

        public void Advance(int count)
        {
        }

        public Memory<byte> GetMemory(int sizeHint = 0) => Block(sizeHint);

        public Span<byte> GetSpan(int sizeHint = 0) => Block(sizeHint);

        private byte[] Block(int sizeHint) => _block.Length >= sizeHint ? _block : _block = new byte[sizeHint];
    }
}
