using System.Buffers;
using BenchmarkDotNet.Attributes;
using SummaryService.Domain;
using SummaryService.Domain.Rendering.Json;
using SummaryService.Domain.Rendering.Text;

namespace SummaryService.Benchmarks;

/// <summary>The engine alone: an architecture's bytes in, an answer's bytes out.</summary>
[MemoryDiagnoser]
public class EngineBenchmarks
{
    // A text shows no costs, and the service has none counted for it.
    private static readonly SummaryOptions AsForText = new() { Costs = false };

    private readonly ArrayBufferWriter<byte> _output = new(1 << 20);
    private byte[] _body = [];

    /// <summary>What is posted.</summary>
    [Params("lesson", "lesson (keras3)", "ResNet50 (keras3)", "lesson (keras2)", "MobileNetV2 (keras2)", "10 layers", "1000 layers", "10000 layers")]
    public string Model { get; set; } = "";

    [GlobalSetup]
    public void Setup() => _body = Model switch
    {
        "lesson" => Bodies.Lesson,
        "lesson (keras3)" => Bodies.LessonKeras3,
        "ResNet50 (keras3)" => Bodies.ResNet50,
        "lesson (keras2)" => Bodies.LessonKeras2,
        "MobileNetV2 (keras2)" => Bodies.MobileNetV2Keras2,
        var chain => Bodies.Chain(int.Parse(chain.Split(' ')[0])),
    };

    [Benchmark]
    public int BytesToText()
    {
        _output.ResetWrittenCount();
        TextRenderer.Write(Summarizer.Summarize(_body, AsForText).Value!, new TextOptions { Style = "tf2.6" }, _output);
        return _output.WrittenCount;
    }

    [Benchmark]
    public int BytesToKeras3Text()
    {
        _output.ResetWrittenCount();
        TextRenderer.Write(Summarizer.Summarize(_body, AsForText).Value!, TextOptions.Default, _output);
        return _output.WrittenCount;
    }

    [Benchmark]
    public int BytesToJson()
    {
        _output.ResetWrittenCount();
        JsonRenderer.Write(Summarizer.Summarize(_body).Value!, _output);
        return _output.WrittenCount;
    }
}
