using System.Text;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Sources;

namespace SummaryService.Domain.Tests.Sources;

/// <summary>A form of a test's own: a layer's type and its units on each line, <c>Dense,10</c>.</summary>
internal sealed class TwoColumns : ISource
{
    public bool Recognizes(ReadOnlySpan<byte> posted) => posted.StartsWith("type,units"u8);

    public Outcome<SourceReading> Read(ReadOnlyMemory<byte> posted, SourceRequest request)
    {
        var built = new DocumentBuilder(request.Depth);
        built.Object().Name("input_shape").Array().Integer(4).End().Name("layers").Array(new(1, 1));
        var lines = Encoding.UTF8.GetString(posted.Span).Split('\n');
        for (var i = 1; i < lines.Length; i++)
        {
            var (comma, line) = (lines[i].IndexOf(',', StringComparison.Ordinal), i + 1);
            built.Object(new(line, 1)).Name("type").Text(lines[i][..comma]);
            built.Name("units").Integer(int.Parse(lines[i][(comma + 1)..]), new(line, comma + 2)).End();
        }

        var document = built.End().End().Build();
        return document.IsSuccess ? new SourceReading(document.Value) { Dialect = "two_columns" } : document.Report;
    }
}
