using System.Buffers.Binary;
using System.Text.Json;
using SummaryService.Domain.Containers;

namespace SummaryService.Api.Files;

/// <summary>
/// The binary as a reader of HDF5 files, in a process of its own, so that a hostile file cannot harm other requests.
/// </summary>
/// <remarks>
/// It says <see cref="Ready"/>, then reads one file after the other from standard input, each behind its length, and answers each on standard
/// output with JSON, null for a file without anything of interest, and <see cref="End"/>. It ends when there are no more, or with a
/// <see cref="Hdf5Fault"/> at the first file that cannot be read: what that may have left behind meets no other. Nothing here may need another thread,
/// since a thread needs files (<see cref="ProcessLimits"/>).
/// </remarks>
internal static class Hdf5Command
{
    /// <summary>The argument that asks for it.</summary>
    public const string Argument = "--read-hdf5";

    /// <summary>What it says when it can be given a file.</summary>
    public const byte Ready = (byte)'>';

    /// <summary>What ends an answer; JSON in one line has none inside.</summary>
    public const byte End = (byte)'\n';

    /// <summary>Whether the program was started to read, not to serve.</summary>
    public static bool IsAskedFor(string[] args) => args is [Argument];

    /// <summary>Reads files.</summary>
    /// <returns>The exit code: 0, or a <see cref="Hdf5Fault"/>.</returns>
    public static int Run()
    {
        ProcessLimits.Confine();
        using var input = Console.OpenStandardInput();
        using var output = Console.OpenStandardOutput();
        output.WriteByte(Ready);
        try
        {
            while (Next(input) is { } file)
            {
                JsonSerializer.Serialize(output, Hdf5Contents.Read(file), Hdf5Json.Contents!);
                output.WriteByte(End);
                // The next file finds the heap as this one did.
                GC.Collect();
            }

            return 0;
        }
        catch (Exception large) when (large is Hdf5TooLargeException or OutOfMemoryException)
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

    private static byte[]? Next(Stream input)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        if (input.ReadAtLeast(length, length.Length, throwOnEndOfStream: false) < length.Length) return null;
        var file = new byte[BinaryPrimitives.ReadInt32LittleEndian(length)];
        input.ReadExactly(file);
        return file;
    }
}
