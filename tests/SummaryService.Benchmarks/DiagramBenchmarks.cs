using System.Buffers;
using BenchmarkDotNet.Attributes;
using SummaryService.Domain;
using SummaryService.Domain.Diagrams;

namespace SummaryService.Benchmarks;

/// <summary>Pictures: an architecture's bytes in, a drawing's bytes out.</summary>
[MemoryDiagnoser]
public class DiagramBenchmarks
{
    private static readonly SummaryOptions Options = new() { Costs = false, NestedOperations = true };

    private readonly ArrayBufferWriter<byte> _output = new(1 << 20);
    private byte[] _body = [];

    /// <summary>What is posted: of cells, 22 have 815 layers.</summary>
    [Params("lesson", "ResNet50", "22 cells", "1000 layers")]
    public string Model { get; set; } = "";

    [GlobalSetup]
    public void Setup() => _body = Model switch
    {
        "lesson" => Bodies.Lesson,
        "ResNet50" => Bodies.ResNet50,
        "22 cells" => Bodies.Cells(22),
        _ => Bodies.Chain(1_000),
    };

    [Benchmark]
    public int BytesToSvg()
    {
        _output.ResetWrittenCount();
        DiagramRenderer.Write(Summarizer.Summarize(_body, Options).Value!, DiagramFormat.Svg, DiagramOptions.Default, _output);
        return _output.WrittenCount;
    }
}
