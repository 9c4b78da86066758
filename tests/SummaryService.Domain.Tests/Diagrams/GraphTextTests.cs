using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SummaryService.Domain.Diagrams;
using SummaryService.Domain.Tests.Inference;

namespace SummaryService.Domain.Tests.Diagrams;

/// <summary>Graphs for Graphviz and Mermaid: the nodes and connections that Keras tells, in texts that the programs themselves read.</summary>
public sealed partial class GraphTextTests
{
    public static TheoryData<string> Models => new(Pictures.Models);

    public static TheoryData<string, bool> ClosedAndOpen => new(Pictures.ClosedAndOpen);

    [Theory]
    [MemberData(nameof(Models))]
    public void A_graph_has_the_layers_and_connections_that_Keras_tells(string model)
    {
        var (nodes, edges) = Expected(ModelCases.Get(model));
        var (dotNodes, dotEdges) = DotGraph(Pictures.Draw(Pictures.Measured(model), DiagramFormat.Dot));
        Assert.Equal(nodes, dotNodes);
        Assert.Equal(edges.Order(StringComparer.Ordinal), dotEdges.Order(StringComparer.Ordinal));

        var (mermaidNodes, mermaidEdges) = MermaidGraph(Pictures.Draw(Pictures.Measured(model), DiagramFormat.Mermaid));
        Assert.Equal(nodes, mermaidNodes);
        Assert.Equal(edges.Order(StringComparer.Ordinal), mermaidEdges.Select(edge => $"{nodes[edge.From]} -> {nodes[edge.To]}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(ClosedAndOpen))]
    public void Graphviz_reads_the_graph_as_it_is_meant(string model, bool expand)
    {
        Assert.SkipUnless(Programs.Graphviz.IsThere, "Graphviz (dot) is not installed.");
        var text = Pictures.Draw(Pictures.Measured(model), DiagramFormat.Dot, new() { ExpandNested = expand });
        var (nodes, edges) = DotGraph(text);
        var (readNodes, readEdges) = Plain(Programs.Graphviz.Run(text, "-Tplain"));
        Assert.Equal(nodes.Order(StringComparer.Ordinal), readNodes.Order(StringComparer.Ordinal));
        Assert.Equal(edges.Order(StringComparer.Ordinal), readEdges.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Graphviz_reads_whatever_strangers_call_their_layers()
    {
        Assert.SkipUnless(Programs.Graphviz.IsThere, "Graphviz (dot) is not installed.");
        var text = Pictures.Draw(Pictures.Summarize(Cases.Text("formats/hostile.json")), DiagramFormat.Dot);
        var (nodes, edges) = Plain(Programs.Graphviz.Run(text, "-Tplain"));
        Assert.Equal((14, 15), (nodes.Count, edges.Count));
        var drawn = Programs.Graphviz.Run(text, "-Tsvg");
        Assert.Contains("&lt;img src=x onerror=alert(1)&gt;", drawn);
        Assert.Contains("a|b\\|c\\<", drawn);
        Assert.Contains("&amp;lt;b&amp;gt;", drawn);
    }

    [Fact]
    public async Task Mermaid_reads_the_graphs_as_they_are_meant()
    {
        Assert.SkipUnless(Programs.HasMermaid, "Mermaid is not installed: npm ci --prefix tests/mermaid.");
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var graphs = Pictures.Models.Select(model => (Name: model, Summary: Pictures.Measured(model)))
                .Append((Name: "hostile", Summary: Pictures.Summarize(Cases.Text("formats/hostile.json"))))
                .Select((graph, index) => (Text: Pictures.Draw(graph.Summary, DiagramFormat.Mermaid, new() { ExpandNested = true }), Path: Path.Combine(folder.FullName, $"{index}.mmd")))
                .ToList();
            foreach (var (text, path) in graphs)
                await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);

            var read = Programs.Mermaid([.. graphs.Select(graph => graph.Path)]).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(
                graphs.Select(graph => MermaidGraph(graph.Text)).Select(graph => $"{graph.Nodes.Count} nodes, {graph.Edges.Count} edges"),
                read);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_nested_model_is_a_frame_and_its_links_go_to_the_layers_inside()
    {
        var text = Pictures.Draw(Pictures.Summarize("""
            {"name": "outer", "layers": [
              {"type": "Input", "name": "a", "shape": [4]}, {"type": "Input", "name": "b", "shape": [3]},
              {"name": "two", "layers": [
                {"type": "Input", "name": "x", "shape": [3]}, {"type": "Input", "name": "y", "shape": [4]},
                {"type": "Dense", "name": "p", "units": 2, "inputs": "x"},
                {"type": "ops.relu", "name": "r", "inputs": "p"},
                {"type": "Dense", "name": "q", "units": 2, "inputs": "y"}],
               "outputs": ["q", "r"], "inputs": ["b", "a"]},
              {"name": "chain", "layers": [{"type": "Dense", "name": "c", "units": 2}, {"type": "Dense", "name": "d", "units": 2}], "inputs": "two[0][1]"},
              {"type": "Add", "name": "sum", "inputs": ["two[0][0]", "chain"]}]}
            """), DiagramFormat.Dot, new() { ExpandNested = true, ShowShapes = false, ShowParams = false, Direction = DiagramDirection.Right });
        Assert.Equal(
            """
            digraph "outer" {
              graph [rankdir=LR, fontname="Helvetica,Arial,sans-serif"]
              node [shape=box, style=rounded, fontname="Helvetica,Arial,sans-serif"]
              "b" [label="b\nInputLayer"]
              "a" [label="a\nInputLayer"]
              "sum" [label="sum\nAdd"]
              subgraph cluster_1 {
                graph [label="two", style=dashed]
                "two/x" [label="x\nInputLayer"]
                "two/y" [label="y\nInputLayer"]
                "two/p" [label="p\nDense"]
                "two/q" [label="q\nDense"]
                "two/r" [label="r\nRelu"]
              }
              subgraph cluster_2 {
                graph [label="chain", style=dashed]
                "chain/c" [label="c\nDense"]
                "chain/d" [label="d\nDense"]
              }
              "two/x" -> "two/p"
              "two/y" -> "two/q"
              "two/p" -> "two/r"
              "chain/c" -> "chain/d"
              "b" -> "two/x"
              "a" -> "two/y"
              "two/r" -> "chain/c"
              "two/q" -> "sum"
              "chain/d" -> "sum"
            }

            """,
            text, ignoreLineEndingDifferences: true);
    }

    /// <summary>The rows that Keras has, and the connections that it tells; of a chain, which it tells none of, from each to the next.</summary>
    private static (List<string> Nodes, List<string> Edges) Expected(JsonObject measured)
    {
        var names = measured["layers"]!.AsArray().Select(layer => (string)layer!["name"]!).ToList();
        if (measured["connections"] is not JsonObject connections)
            return (names, [.. names.Zip(names.Skip(1), (from, to) => $"{from} -> {to}")]);
        return (names, [.. connections.SelectMany(layer => (layer.Value?.AsArray() ?? []).Select(source => $"{source![0]} -> {layer.Key}")).Distinct()]);
    }

    private static (List<string> Nodes, List<string> Edges) DotGraph(string text) =>
        ([.. DotNode().Matches(text).Select(node => Name(node.Groups[1].Value))],
        [.. DotEdge().Matches(text).Select(edge => $"{Name(edge.Groups[1].Value)} -> {Name(edge.Groups[2].Value)}")]);

    private static (List<string> Nodes, List<(int From, int To)> Edges) MermaidGraph(string text) =>
        ([.. MermaidNode().Matches(text).Select(node => Entity().Replace(node.Groups[1].Value, entity => char.ConvertFromUtf32(int.Parse(entity.Groups[1].Value))))],
        [.. MermaidEdge().Matches(text).Select(edge => (int.Parse(edge.Groups[1].Value), int.Parse(edge.Groups[2].Value)))]);

    /// <summary>What Graphviz tells of a graph that it has read and laid out, a line for each node and edge.</summary>
    private static (List<string> Nodes, List<string> Edges) Plain(string told)
    {
        var lines = told.Replace("\\\n", "", StringComparison.Ordinal).Split('\n').Select(line => Word().Matches(line).Select(word => word.Value).ToArray()).ToList();
        return ([.. lines.Where(line => line is ["node", ..]).Select(line => Name(line[1].Trim('"')))],
            [.. lines.Where(line => line is ["edge", ..]).Select(line => $"{Name(line[1].Trim('"'))} -> {Name(line[2].Trim('"'))}")]);
    }

    private static string Name(string quoted) => quoted.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);

    [GeneratedRegex("""^ +"((?:[^"\\]|\\.)*)" \[label""", RegexOptions.Multiline)]
    private static partial Regex DotNode();

    [GeneratedRegex("""^ +"((?:[^"\\]|\\.)*)" -> "((?:[^"\\]|\\.)*)"$""", RegexOptions.Multiline)]
    private static partial Regex DotEdge();

    [GeneratedRegex("""^ +n\d+\["(.*?)<br/>""", RegexOptions.Multiline)]
    private static partial Regex MermaidNode();

    [GeneratedRegex("""^ +n(\d+) --> n(\d+)$""", RegexOptions.Multiline)]
    private static partial Regex MermaidEdge();

    [GeneratedRegex("#([0-9]+);")]
    private static partial Regex Entity();

    [GeneratedRegex("""("(?:[^"\\]|\\.)*"|\S+)""")]
    private static partial Regex Word();
}
