using System.Buffers;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Rendering.Json;

/// <summary>The summary as JSON, in the names of the HTTP contract.</summary>
public static class JsonRenderer
{
    /// <summary>Writes a model's summary as UTF-8 JSON.</summary>
    public static void Write(ModelSummary summary, IBufferWriter<byte> output, bool expandNested = false) =>
        throw new NotImplementedException();

    /// <summary>Writes one layer's row as UTF-8 JSON.</summary>
    public static void Write(LayerRow row, IBufferWriter<byte> output) => throw new NotImplementedException();
}
