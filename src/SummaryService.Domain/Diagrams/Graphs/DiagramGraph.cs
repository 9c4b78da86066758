using System.Collections.Immutable;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Diagrams.Graphs;

/// <summary>What every picture of a model is made from.</summary>
/// <param name="Nodes">The boxes, in the order of the rows.</param>
/// <param name="Frames">The frames, each after the one around it; the first is the model itself.</param>
/// <param name="Edges">The connections between boxes, each once, in the order in which they were found.</param>
internal sealed record DiagramGraph(ImmutableArray<DiagramNode> Nodes, ImmutableArray<DiagramFrame> Frames, ImmutableArray<DiagramEdge> Edges);

/// <summary>A box: a layer, or a nested model that is not opened.</summary>
/// <param name="Row">Its row.</param>
/// <param name="Frame">The frame that it stands in.</param>
/// <param name="Path">Its name, after those of the models around it.</param>
/// <param name="Index">Which row of the table it is; null for an operation that no table shows.</param>
internal sealed record DiagramNode(LayerRow Row, int Frame, string Path, int? Index);

/// <summary>A frame around the layers of a model.</summary>
/// <param name="Row">The nested model's row; null for the model itself.</param>
/// <param name="Outer">The frame around it; its own number for the model itself.</param>
/// <param name="Path">The nested model's name, after those of the models around it; empty for the model itself.</param>
/// <param name="Index">Which row of the table the nested model is; null for the model itself.</param>
internal sealed record DiagramFrame(LayerRow? Row, int Outer, string Path, int? Index);

/// <summary>A connection between two boxes.</summary>
internal readonly record struct DiagramEdge(int From, int To);
