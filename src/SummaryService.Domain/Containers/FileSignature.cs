namespace SummaryService.Domain.Containers;

/// <summary>Tells what a file is by what it begins with, since files are not always what they are called.</summary>
internal static class FileSignature
{
    /// <summary>Whether a file is a zip file, be it an empty one.</summary>
    public static bool IsZip(ReadOnlySpan<byte> file) => file.StartsWith("PK\u0003\u0004"u8) || file.StartsWith("PK\u0005\u0006"u8);

    /// <summary>Whether a file is HDF5.</summary>
    public static bool IsHdf5(ReadOnlySpan<byte> file) => file is [0x89, ..] && file[1..].StartsWith("HDF\r\n\u001a\n"u8);
}
