using System.Collections.Immutable;
using System.Text;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Reconstruction;

namespace SummaryService.Domain.Sources.Tables;

/// <summary>A printed summary, as any release wrote it and as pages, terminals and notebooks damage it.</summary>
internal sealed class TableSource : ISource
{
    private const int MostRows = 20_000;

    // A header, or the line above it, or the first of the totals: one of them is left of any table worth reading.
    private static readonly string[] Marks = ["Layer", "Param", "None,", "null,", "Model:"];

    /// <inheritdoc/>
    public bool Recognizes(ReadOnlySpan<byte> posted)
    {
        var start = posted.TrimStart(" \t\r\n\uFEFF"u8);
        if (start.IsEmpty || start[0] is (byte)'{' or 0) return false;
        return posted.IndexOf("("u8) >= 0 && (posted.IndexOf("aram"u8) >= 0 || posted.IndexOf("None"u8) >= 0 || posted.IndexOf("null"u8) >= 0);
    }

    /// <inheritdoc/>
    public Outcome<SourceReading> Read(ReadOnlyMemory<byte> posted, SourceRequest request)
    {
        var tables = TableReader.Read(Encoding.UTF8.GetString(posted.Span), MostRows);
        if (tables.IsEmpty) return new ProblemReport(ProblemKind.NotJson, [new Problem { Key = "no_table" }]);
        var table = Chosen(tables, request.Options.Model);
        var rebuilder = new ModelRebuilder(table, request.Cancellation);
        var model = rebuilder.Rebuild();
        var builder = new DocumentBuilder(request.Depth);
        var writer = new ArchitectureWriter(builder);
        writer.Write(model, table.Place);
        var document = builder.Build();
        return document.IsSuccess ? new SourceReading(document.Value)
        {
            Dialect = "table",
            Style = table.Style,
            Arguments = writer.Arguments,
            Models = [.. tables.Select(one => new Summaries.SourceModel(one.Name ?? "", one.Place.Line, null))],
        } : document.Report;
    }

    private static PrintedTable Chosen(ImmutableArray<PrintedTable> tables, string? name) =>
        (name is null ? null : tables.LastOrDefault(table => table.Name == name)) ?? tables[^1];
}
