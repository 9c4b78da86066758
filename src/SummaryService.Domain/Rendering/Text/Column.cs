namespace SummaryService.Domain.Rendering.Text;

/// <summary>The columns of the table, in the order in which they stand.</summary>
internal static class Column
{
    /// <summary>The most columns that a table has.</summary>
    public const int Most = 5;

    /// <summary>The column of the connections, in a table that has one.</summary>
    public const int Connections = 3;

    private static readonly string[] Chain = ["Layer (type)", "Output Shape", "Param #"];
    private static readonly string[] Graph = [.. Chain, "Connected to"];
    private static readonly string[] ChainTrainable = [.. Chain, "Trainable"];
    private static readonly string[] GraphTrainable = [.. Graph, "Trainable"];

    /// <summary>The headings of a table.</summary>
    public static ReadOnlySpan<string> Headings(bool connections, bool trainable) =>
        (connections, trainable) switch
        {
            (false, false) => Chain,
            (true, false) => Graph,
            (false, true) => ChainTrainable,
            (true, true) => GraphTrainable,
        };
}
