using System.Reflection;
using System.Runtime.InteropServices;

namespace SummaryService.Api.Files;

/// <summary>
/// Takes from this process the right to open files. An HDF5 file may say that a part of it lies in another file, by its
/// path, and the library would look there.
/// </summary>
internal static class OpenFiles
{
    private const int DescriptorsOnLinux = 7;

    /// <summary>Standard input and output, which stay open: with room for these two alone there is none for another.</summary>
    /// <remarks>Not less, for the runtime waits on one, and is told at once that it may not where the limit is none at all.</remarks>
    private const int Taken = 2;

    /// <summary>Forbids to open another file, for good, where the system can (Linux).</summary>
    /// <param name="user">The library that is still needed: what it refers to is loaded before, since an assembly is a file, too.</param>
    /// <returns>Whether it is forbidden now.</returns>
    public static bool Forbid(Assembly user)
    {
        if (!OperatingSystem.IsLinux()) return false;
        foreach (var name in user.GetReferencedAssemblies())
            Assembly.Load(name);
        var limit = new Limit(Taken);
        return SetLimit(DescriptorsOnLinux, in limit) == 0;
    }

    [DllImport("libc", EntryPoint = "setrlimit", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetLimit(int resource, in Limit limit);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Limit(nuint descriptors)
    {
        private readonly nuint _soft = descriptors;
        private readonly nuint _hard = descriptors;
    }
}
