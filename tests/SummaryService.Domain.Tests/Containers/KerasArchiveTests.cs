using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Rendering.Json;
using SummaryService.Domain.Rendering.Text;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Tests.Containers;

/// <summary>A <c>.keras</c> file gives what its architecture gives, and a hostile one a problem.</summary>
public sealed class KerasArchiveTests
{
    private static readonly byte[] Model = "{\"name\":\"m\",\"input_shape\":[4],\"layers\":[{\"type\":\"Dense\",\"units\":2}]}"u8.ToArray();

    private static readonly Lazy<byte[]> Bomb = new(() => Archives.Of((Archives.Config, Archives.Zeros)));

    public static TheoryData<string> Saved => new(Archives.Saved);

    [Theory]
    [MemberData(nameof(Saved))]
    public void A_saved_model_gives_what_its_architecture_gives(string name)
    {
        var archive = Archives.Read(name);
        var (packed, plain) = (Summarized(archive), Summarized(Archives.Entry(archive, Archives.Config)));
        Assert.Equal(("keras-archive", "keras3"), (packed.Dialect, plain.Dialect));
        Assert.Equal("3.16.0", packed.KerasVersion);
        Assert.Equal(Json(plain), Json(packed with { Dialect = plain.Dialect }));
    }

    [Fact]
    public void An_archive_without_metadata_and_in_another_dialect_is_read_too()
    {
        var summary = Summarized(Archives.Of(Archives.Config, Model));
        Assert.Equal(10, summary.Totals.Params);
        Assert.Null(summary.KerasVersion);
    }

    [Theory]
    [InlineData("2.12.0", "tf2.12")]
    [InlineData("2.13.1", "tf2.15")]
    [InlineData("2.15.0", "tf2.15")]
    [InlineData("3.0.0", "keras3.0")]
    [InlineData("3.0.4", "keras3.0")]
    [InlineData("3.0.5", "keras3")]
    [InlineData("3.16.0.dev2026", "keras3")]
    [InlineData("1.2.2", "keras3")]
    [InlineData("of mine", "keras3")]
    [InlineData(null, "keras3")]
    public void The_release_that_wrote_the_file_is_the_one_whose_text_is_given(string? release, string style) =>
        Assert.Equal(style, TextRenderer.StyleOf(release));

    [Theory]
    [InlineData("data.pkl", "unknown_dialect.archive")]
    [InlineData("model/config.json", "unknown_dialect.archive_folder")]
    public void An_archive_without_an_architecture_is_named(string entry, string key) =>
        Assert.Equal(key, Refused(Archives.Of(entry, Model)).Problems[0].Key);

    [Fact]
    public void An_entry_that_would_fill_the_memory_is_refused_whatever_it_is_called()
    {
        Assert.Equal("limit_exceeded.archive_ratio", Refused(Bomb.Value).Problems[0].Key);
        // The same under a name of the same length, beside which the architecture would be sound.
        var weights = Bomb.Value.ToArray();
        for (var at = weights.AsSpan().IndexOf("config.json"u8); at >= 0; at = weights.AsSpan().IndexOf("config.json"u8))
            "weights.zzz"u8.CopyTo(weights.AsSpan(at));
        Assert.Equal("limit_exceeded.archive_ratio", Refused(weights).Problems[0].Key);
    }

    [Fact]
    public void An_entry_that_would_fill_the_memory_and_says_otherwise_is_refused()
    {
        var bomb = Bomb.Value.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(bomb.AsSpan(Archives.Table(bomb) + 24), 1_000_000);
        Assert.Equal("invalid_archive.entry", Refused(bomb).Problems[0].Key);
    }

    [Theory]
    [InlineData(20, 1u, "invalid_archive.entry")]
    [InlineData(20, uint.MaxValue, "invalid_archive.damaged")]
    [InlineData(24, 1u, "invalid_archive.entry")]
    [InlineData(24, 100_000u, "invalid_archive.entry")]
    [InlineData(24, 100_000_000u, "limit_exceeded.archive_ratio")]
    [InlineData(16, 0u, "invalid_archive.entry")]
    [InlineData(42, 1u, "invalid_archive.damaged")]
    [InlineData(42, uint.MaxValue, "invalid_archive.damaged")]
    public void A_header_that_lies_is_found_out(int field, uint value, string key)
    {
        var archive = Archives.Of(Archives.Config, Model);
        BinaryPrimitives.WriteUInt32LittleEndian(archive.AsSpan(Archives.Table(archive) + field), value);
        Assert.Equal(key, Refused(archive).Problems[0].Key);
    }

    [Theory]
    [InlineData(8, 1, "invalid_archive.encrypted")]
    [InlineData(10, 12, "invalid_archive.method")]
    public void An_entry_that_is_packed_otherwise_is_refused(int field, ushort value, string key)
    {
        var archive = Archives.Of(Archives.Config, Model);
        BinaryPrimitives.WriteUInt16LittleEndian(archive.AsSpan(Archives.Table(archive) + field), value);
        Assert.Equal(key, Refused(archive).Problems[0].Key);
    }

    [Fact]
    public void An_architecture_larger_than_one_that_is_posted_is_refused()
    {
        var noise = new byte[9_000_000];
        new Random(1).NextBytes(noise);
        Assert.Equal("limit_exceeded.archive_entry", Refused(Archives.Of(Archives.Config, noise)).Problems[0].Key);
    }

    [Fact]
    public void Two_architectures_are_refused() =>
        Assert.Equal("invalid_archive.twice", Refused(Archives.Of((Archives.Config, Nothing), (Archives.Config, Nothing))).Problems[0].Key);

    [Fact]
    public void More_entries_than_a_model_has_are_refused()
    {
        var many = Archives.Of([.. Enumerable.Range(0, 65_000).Select(i => ($"{i}", Nothing))]);
        Assert.Equal("limit_exceeded.archive_entries", Refused(many).Problems[0].Key);
    }

    [Theory]
    [MemberData(nameof(Saved))]
    public void An_archive_that_was_cut_off_is_refused(string name)
    {
        var archive = Archives.Read(name);
        for (var length = 4; length < archive.Length; length += 997)
            Assert.Equal("invalid_archive.damaged", Refused(archive[..length]).Problems[0].Key);
    }

    private static Action<Stream> Nothing => _ => { };

    private static ModelSummary Summarized(byte[] file)
    {
        var outcome = Summarizer.Summarize(file);
        Assert.True(outcome.IsSuccess, outcome.IsSuccess ? "" : Messages.Message(outcome.Report.Problems[0]));
        return outcome.Value;
    }

    private static ProblemReport Refused(byte[] file)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var report = Summarizer.Summarize(file).Report;
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 50_000_000);
        Assert.NotNull(report);
        Assert.NotEmpty(Messages.Message(report.Problems[0]));
        return report;
    }

    private static string Json(ModelSummary summary)
    {
        var output = new ArrayBufferWriter<byte>();
        JsonRenderer.Write(summary, output, expandNested: true);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
