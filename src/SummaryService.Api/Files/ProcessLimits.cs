using System.Reflection;
using System.Runtime.InteropServices;

namespace SummaryService.Api.Files;

/// <summary>Takes rights from this process for good, where the system can (Linux).</summary>
internal static class ProcessLimits
{
    private const int ProcessorTimeOnLinux = 0;
    private const int DumpsOnLinux = 4;
    private const int DescriptorsOnLinux = 7;

    /// <summary>Standard input and output, which stay open: with room for these two alone there is none for another.</summary>
    /// <remarks>Not less, for the runtime waits on one, and is told at once that it may not where the limit is none at all.</remarks>
    private const int Taken = 2;

    /// <summary>What the process may take of a processor in all, in seconds: it ends even where nobody is left to end it.</summary>
    public const int ProcessorSeconds = 60;

    /// <summary>Bounds the process's life, and has it leave no dump behind: that would hold what was posted.</summary>
    public static void Confine()
    {
        if (!OperatingSystem.IsLinux()) return;
        Set(ProcessorTimeOnLinux, ProcessorSeconds);
        Set(DumpsOnLinux, 0);
    }

    /// <summary>
    /// Forbids to open another file. An HDF5 file may say that a part of it lies in another file, by its path, and the library would look there.
    /// </summary>
    /// <param name="user">The library that is still needed: what it refers to is loaded before, since an assembly is a file, too.</param>
    /// <returns>Whether it is forbidden now.</returns>
    public static bool ForbidFiles(Assembly user)
    {
        if (!OperatingSystem.IsLinux()) return false;
        foreach (var name in user.GetReferencedAssemblies())
            Assembly.Load(name);
        return Set(DescriptorsOnLinux, Taken);
    }

    private static bool Set(int resource, nuint most) => SetLimit(resource, new Limit(most)) == 0;

    [DllImport("libc", EntryPoint = "setrlimit", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetLimit(int resource, in Limit limit);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Limit(nuint most)
    {
        private readonly nuint _soft = most;
        private readonly nuint _hard = most;
    }
}
