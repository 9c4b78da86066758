using System.Globalization;
using System.Text.Json;
using SummaryService.Domain.Containers;

namespace SummaryService.Api.Files;

/// <summary>
/// The binary as a reader of one HDF5 file, in a process of its own: what a hostile file makes the library do, it does to
/// nobody else.
/// </summary>
internal static class Hdf5Command
{
    /// <summary>The argument that asks for it; the next one is the length of the file, which comes from standard input.</summary>
    public const string Argument = "--read-hdf5";

    /// <summary>Whether the program was started to read, not to serve.</summary>
    public static bool IsAskedFor(string[] args) => args is [Argument, _];

    /// <summary>Reads the file and writes what is in it to standard output, as JSON.</summary>
    /// <returns>The exit code: 0, or a <see cref="Hdf5Fault"/>.</returns>
    public static int Run(string[] args)
    {
        try
        {
            var file = new byte[int.Parse(args[1], CultureInfo.InvariantCulture)];
            using var input = Console.OpenStandardInput();
            input.ReadExactly(file);
            using var output = Console.OpenStandardOutput();
            output.Write([]); // loads what writing needs, which cannot be loaded when the file has been read
            JsonSerializer.Serialize(output, Hdf5Contents.Read(file), Hdf5Json.Contents);
            return 0;
        }
        catch (Hdf5RefusedException refused)
        {
            return (int)refused.Fault;
        }
        catch (OutOfMemoryException)
        {
            return (int)Hdf5Fault.TooLarge;
        }
#pragma warning disable CA1031 // The library throws anything at a damaged file.
        catch (Exception)
        {
            return (int)Hdf5Fault.Damaged;
        }
#pragma warning restore CA1031
    }
}
