using System.Buffers;
using System.Globalization;
using SummaryService.Domain.Diagrams.Flow;
using SummaryService.Domain.Diagrams.Graphs;
using SummaryService.Domain.Diagrams.Svg;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Diagrams;

/// <summary>A model as a picture.</summary>
/// <remarks>
/// The nodes and connections are those of <c>keras.utils.model_to_dot</c>. The same model gives the same picture, byte for byte.
/// Source: https://keras.io/api/utils/model_plotting_utils/
/// </remarks>
public static class DiagramRenderer
{
    /// <summary>Writes the picture as UTF-8.</summary>
    /// <param name="summary">The model; with <see cref="SummaryOptions.NestedOperations"/>, so that nothing inside nested models is missing.</param>
    /// <param name="format">The form of the picture.</param>
    /// <param name="options">How it is to look.</param>
    /// <param name="output">Where to.</param>
    /// <param name="cancellation">Ends the work where nobody waits for the picture any more.</param>
    /// <returns>Null, or what is wrong with the options, or which limit is passed; then nothing is written.</returns>
    public static Problem? Write(
        ModelSummary summary, DiagramFormat format, DiagramOptions options, IBufferWriter<byte> output, CancellationToken cancellation = default)
    {
        if (options.View == DiagramView.Flow && format != DiagramFormat.Svg)
        {
            return new Problem
            {
                Key = "bad_option.flow_needs_svg",
                Option = "view",
                Values = [new("format", format == DiagramFormat.Dot ? "dot" : "mermaid")],
            };
        }

        try
        {
            var text = new PictureText(cancellation);
            Draw(summary, format, options, text);
            text.CopyTo(output);
            return null;
        }
        catch (DiagramLimitException passed)
        {
            return new Problem { Key = passed.Key, Values = [new("limit", passed.Limit.ToString(CultureInfo.InvariantCulture))] };
        }
    }

    private static void Draw(ModelSummary summary, DiagramFormat format, DiagramOptions options, PictureText text)
    {
        var graph = GraphBuilder.Build(summary, options.ExpandNested, text.Cancellation);
        switch (format)
        {
            case DiagramFormat.Svg when options.View == DiagramView.Flow:
                FlowSvg.Write(summary, graph, options, text);
                break;
            case DiagramFormat.Svg:
                GraphSvg.Write(summary, graph, options, text);
                break;
            case DiagramFormat.Mermaid:
                MermaidText.Write(graph, options, text);
                break;
            default:
                DotText.Write(summary, graph, options, text);
                break;
        }
    }
}
