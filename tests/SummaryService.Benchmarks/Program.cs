using BenchmarkDotNet.Running;
using SummaryService.Benchmarks;
using SummaryService.Benchmarks.Load;
using SummaryService.Benchmarks.Soak;

switch (args)
{
    case ["load", .. var rest]:
        return await LoadCommand.RunAsync(rest);
    case ["batch", .. var rest]:
        return await BatchCommand.RunAsync(rest);
    case ["soak", .. var rest]:
        return await SoakCommand.RunAsync(rest);
    case ["start", .. var rest]:
        return await StartCommand.RunAsync(rest);
    case ["engine", .. var rest]:
        BenchmarkRunner.Run<EngineBenchmarks>(args: rest);
        return 0;
    case ["diagram", .. var rest]:
        BenchmarkRunner.Run<DiagramBenchmarks>(args: rest);
        return 0;
    default:
        Console.Error.WriteLine("Usage: engine [BenchmarkDotNet options] | diagram [BenchmarkDotNet options] | batch [models] | soak [--minutes N] | start PROGRAM | load [--seconds N] [--rounds N] [--connections N] [--logging]");
        return 2;
}
