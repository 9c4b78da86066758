using System.Collections.Immutable;
using System.Text;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Reconstruction;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Sources.Tables;

/// <summary>A printed summary, as any release wrote it and as pages, terminals and notebooks damage it.</summary>
internal sealed class TableSource : ISource
{
    // As many as a model may have layers.
    private const int MostRows = 20_000;

    // Within which the header or the title of a table stands that begins with a bracket: of a log, or of a colour.
    private const int HeadLength = 2_000;

    /// <inheritdoc/>
    /// <remarks>What begins as JSON is JSON, though a colour's sequence begins so too.</remarks>
    public bool Recognizes(ReadOnlySpan<byte> posted)
    {
        var start = posted.TrimStart(" \t\r\n\uFEFF"u8);
        if (start.IsEmpty || start[0] is (byte)'{' or (byte)'"' || posted.Contains((byte)0)) return false;
        if (start[0] == (byte)'[' && !HasMark(start[..Math.Min(HeadLength, start.Length)])) return false;
        return HasMark(posted) || posted.IndexOf("(None,"u8) >= 0 || posted.IndexOf("[null,"u8) >= 0;
    }

    /// <inheritdoc/>
    public Outcome<SourceReading> Read(ReadOnlyMemory<byte> posted, SourceRequest request)
    {
        var tables = TableReader.Read(Encoding.UTF8.GetString(posted.Span), MostRows);
        if (tables.IsEmpty) return NoTable(posted.Span);
        if (tables.Sum(table => table.Rows.Length) > MostRows) return TooManyRows();
        var table = Chosen(tables, request.Options.Model);
        var model = new ModelRebuilder(table, request.Cancellation).Rebuild();
        var builder = new DocumentBuilder(request.Depth);
        var writer = new ArchitectureWriter(builder);
        writer.Write(model, table.Place);
        var document = builder.Build();
        return document.IsSuccess ? new SourceReading(document.Value)
        {
            Dialect = "table",
            Style = table.Style,
            Arguments = writer.Arguments,
            Models = [.. tables.Select(one => new SourceModel(one.Name ?? "", one.Place.Line, null))],
        } : document.Report;
    }

    private static bool HasMark(ReadOnlySpan<byte> posted) =>
        posted.IndexOf("Layer (type"u8) >= 0 || posted.IndexOf("Layer(type"u8) >= 0 || posted.IndexOf("params:"u8) >= 0 || posted.IndexOf("Param #"u8) >= 0;

    private static ProblemReport NoTable(ReadOnlySpan<byte> posted) => HasMark(posted)
        ? new(ProblemKind.Invalid, [new Problem { Key = "unknown_dialect.table" }])
        : new(ProblemKind.UnknownDialect, [new Problem { Key = "unknown_dialect.text" }]);

    private static ProblemReport TooManyRows() =>
        new(ProblemKind.OverLimit, [new Problem { Key = "limit_exceeded.layers", Values = [new("limit", $"{MostRows}")] }]);

    private static PrintedTable Chosen(ImmutableArray<PrintedTable> tables, string? name) =>
        (name is null ? null : tables.LastOrDefault(table => table.Name == name)) ?? tables[^1];
}
