using System.Buffers;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Rendering.Text;

/// <summary>The exact text that a release of Keras prints for a model.</summary>
public static class TextRenderer
{
    /// <summary>Writes the text as UTF-8, ending with its last newline.</summary>
    /// <returns>Null, or what is wrong with the options; then nothing is written.</returns>
    public static Problem? Write(ModelSummary summary, TextOptions options, IBufferWriter<byte> output) =>
        throw new NotImplementedException();
}
