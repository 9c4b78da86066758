using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using SummaryService.Domain.Containers;

namespace SummaryService.Api.Files;

/// <summary>How the program is started as a reader of HDF5 files.</summary>
internal static class Hdf5Program
{
    /// <summary>What the library may take beside the file itself; a real model takes a tenth.</summary>
    private const int HeapBytes = 96 * 1024 * 1024;

    private static readonly string Name = typeof(Hdf5Program).Assembly.GetName().Name!;

    // One heap, and no socket for debuggers. Once no file can be opened there can be no new thread, such as the one that compiles code again, and
    // no second view of compiled code.
    private static readonly (string Name, string Value)[] Settings =
    [
        ("DOTNET_gcServer", "0"), ("DOTNET_gcConcurrent", "0"), ("DOTNET_EnableDiagnostics", "0"),
        ("DOTNET_TieredCompilation", "0"), ("DOTNET_EnableWriteXorExecute", "0"),
    ];

    /// <summary>The command.</summary>
    /// <param name="longestFile">The length of the longest file, in bytes.</param>
    public static ProcessStartInfo Command(int longestFile)
    {
        var self = Environment.ProcessPath;
        var isOwn = Path.GetFileName(self) is { } file && (file == Name || file == $"{Name}.exe");
        var start = new ProcessStartInfo(isOwn ? self! : Muxer(self))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (!isOwn) start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, $"{Name}.dll"));
        start.ArgumentList.Add(Hdf5Command.Argument);

        // The environment may hold secrets, and a reader of hostile files needs none of it but where .NET is.
        var root = start.Environment.TryGetValue("DOTNET_ROOT", out var found) ? found : null;
        start.Environment.Clear();
        if (root is not null) start.Environment["DOTNET_ROOT"] = root;
        start.Environment["DOTNET_GCHeapHardLimit"] = (HeapBytes + (long)longestFile).ToString("X", CultureInfo.InvariantCulture);
        foreach (var (name, value) in Settings)
            start.Environment[name] = value;
        return start;
    }

    /// <summary>The program that runs a .NET assembly: what runs this one, or lies beside the framework that does.</summary>
    private static string Muxer(string? self) => Path.GetFileNameWithoutExtension(self) == "dotnet"
        ? self!
        : Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
}
