using System.Diagnostics;

namespace SummaryService.Fuzz;

/// <summary>Runs files that the fuzzer kept once more, to see what was wrong and how long it takes.</summary>
internal static class Replay
{
    public static int Run(IEnumerable<string> files)
    {
        var failed = 0;
        foreach (var file in files)
        {
            var bytes = File.ReadAllBytes(file);
            var clock = Stopwatch.StartNew();
            var fault = Fault(bytes);
            Console.WriteLine($"{clock.Elapsed.TotalMilliseconds,8:N0} ms  {file}  {fault?.ToString() ?? "holds"}");
            if (fault is not null) failed++;
        }

        return failed == 0 ? 0 : 1;
    }

    // Whatever escapes is what is looked for.
#pragma warning disable CA1031
    private static Exception? Fault(byte[] bytes)
    {
        try
        {
            Promises.Check(bytes);
            return null;
        }
        catch (Exception fault)
        {
            return fault;
        }
    }
#pragma warning restore CA1031
}
