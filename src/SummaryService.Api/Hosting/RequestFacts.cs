namespace SummaryService.Api.Hosting;

/// <summary>What only the handler of a request knows of it, for the log's line; absent where no line is written.</summary>
internal sealed class RequestFacts
{
    /// <summary>How many bytes of body were read.</summary>
    public long? RequestBytes { get; set; }

    /// <summary>How many layers the answer is about.</summary>
    public int? Layers { get; set; }

    /// <summary>Where in the code it failed, if it did.</summary>
    public string? Fault { get; set; }
}
