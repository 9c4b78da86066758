using System.Text;
using System.Text.Json.Nodes;
using SummaryService.Domain.Problems;

namespace SummaryService.Domain.Tests.Dialects;

/// <summary>Models in what they come wrapped in, and files that are no models.</summary>
public sealed class WrapperTests
{
    private static readonly Dictionary<string, JsonNode> Wrapped = Read("dialects/wrapped.ndjson");
    private static readonly Dictionary<string, JsonNode> Strangers = Read("dialects/strangers.ndjson");

    public static TheoryData<string> WrappedCases => new(Wrapped.Keys);

    public static TheoryData<string> StrangerCases => new(Strangers.Keys);

    public static TheoryData<string> BrokenCases =>
    [
        "[NaN]", "{\"a\":NaN}", "NaN", "-Infinity", "{\"layers\":[],\"a\":NaN,}", "{\"layers\":[NaN}", "'{\"layers\":[]'", "'nonsense'", "{\"layers\":[],\"a\":nan}",
        "import of goods, 2019 to 2023", "class of 2024", "{\"layers\":[{\"type\":\"Flatten\"}], \"a\": True, \"b\": NaN}",
    ];

    [Theory]
    [MemberData(nameof(WrappedCases))]
    public void A_model_is_taken_out_of_what_it_comes_in(string name)
    {
        var row = Wrapped[name];
        var outcome = Summarizer.Summarize(Encoding.UTF8.GetBytes((string)row["body"]!));
        Assert.True(outcome.IsSuccess, outcome.IsSuccess ? "" : Messages.Message(outcome.Report.Problems[0]));
        Assert.Equal((string)row["dialect"]!, outcome.Value.Dialect);
        Assert.Equal(15, outcome.Value.Totals.Params);
        Assert.Equal("d", Assert.Single(outcome.Value.Layers).Name);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Text_of_16_bits_is_read_with_its_mark(bool isBigEndian)
    {
        var encoding = new UnicodeEncoding(isBigEndian, byteOrderMark: true);
        var body = "{\"name\":\"模型 😀\",\"input_shape\":[4],\"layers\":[{\"type\":\"Dense\",\"units\":3}]}";
        var outcome = Summarizer.Summarize((byte[])[.. encoding.GetPreamble(), .. encoding.GetBytes(body)]);
        Assert.Equal("模型 😀", outcome.Value?.Name);
    }

    [Theory]
    [InlineData("FFFE7B00D800")]
    [InlineData("FFFE7B002200003D")]
    [InlineData("FFFE7B")]
    public void Text_of_16_bits_that_breaks_off_is_located(string bytes)
    {
        var report = Summarizer.Summarize(Convert.FromHexString(bytes)).Report!;
        Assert.Equal("invalid_json", report.Problems[0].Code);
    }

    [Theory]
    [MemberData(nameof(StrangerCases))]
    public void A_file_that_is_no_model_is_called_by_its_name(string name)
    {
        var row = Strangers[name];
        var report = Summarizer.Summarize(Convert.FromHexString((string)row["bytes"]!)).Report!;
        Assert.Equal(ProblemKind.UnknownDialect, report.Kind);
        var problem = Assert.Single(report.Problems);
        Assert.Equal((string)row["key"]!, problem.Key);
        Assert.NotEmpty(Messages.Message(problem));
        Assert.NotEmpty(Messages.Hint(problem)!);
        Assert.NotNull(JsonNode.Parse(problem.Received!));
    }

    [Theory]
    [MemberData(nameof(BrokenCases))]
    public void What_is_no_JSON_stays_none(string body)
    {
        var report = Summarizer.Summarize(Encoding.UTF8.GetBytes(body)).Report!;
        Assert.Equal(ProblemKind.NotJson, report.Kind);
    }

    private static Dictionary<string, JsonNode> Read(string file) =>
        Cases.Lines(file).Select(line => JsonNode.Parse(line)!).ToDictionary(row => (string)row["case"]!);
}
