using SharpFuzz;
using SummaryService.Fuzz;

switch (args)
{
    case []:
        // A process beside the fuzzer's own: a stack overflow is then a finding, too, and not the end.
        Fuzzer.OutOfProcess.Run(stream => Promises.Check(Read(stream)));
        return 0;
    case ["seeds", var cases, var folder]:
        return Seeds.Write(cases, folder);
    case ["replay", _, ..]:
        return Replay.Run(args[1..]);
    default:
        Console.Error.WriteLine("Usage: (nothing, started by AFL) | seeds CASES FOLDER | replay FILE…");
        return 2;
}

static byte[] Read(Stream stream)
{
    using var copy = new MemoryStream();
    stream.CopyTo(copy);
    return copy.ToArray();
}
