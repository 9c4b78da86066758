using SummaryService.Domain.Problems;

namespace SummaryService.Domain.Containers;

/// <summary>What a file is.</summary>
internal enum FileKind
{
    /// <summary>Text that may be JSON.</summary>
    Json,
    Zip,
    Hdf5,
    Gzip,
    Pickle,
    NumPy,
    TFLite,
    GitLfs,
    Html,
    Python,
}

/// <summary>Tells what a file is by what it begins with, since files are not always what they are called.</summary>
internal static class FileSignature
{
    private const int TFLiteOffset = 4;

    // A program's first import may follow a long comment.
    private const int ProgramHead = 16 * 1024;

    /// <summary>What a file is; JSON, where nothing speaks against it.</summary>
    public static FileKind Of(ReadOnlySpan<byte> file) => file.IsEmpty ? FileKind.Json : file[0] switch
    {
        (byte)'{' or (byte)'[' => FileKind.Json,
        (byte)'P' when file.StartsWith("PK\u0003\u0004"u8) || file.StartsWith("PK\u0005\u0006"u8) => FileKind.Zip,
        0x89 when file[1..].StartsWith("HDF\r\n\u001a\n"u8) => FileKind.Hdf5,
        0x1F when file is [_, 0x8B, ..] => FileKind.Gzip,
        0x80 when file is [_, >= 2 and <= 5, ..] => FileKind.Pickle,
        0x93 when file[1..].StartsWith("NUMPY"u8) => FileKind.NumPy,
        _ when file.Length > TFLiteOffset && file[TFLiteOffset..].StartsWith("TFL3"u8) => FileKind.TFLite,
        _ => OfText(file),
    };

    /// <summary>What to say of a file that holds no architecture that is read.</summary>
    public static ProblemReport Refusal(FileKind kind)
    {
        var key = kind switch
        {
            FileKind.Hdf5 => "unknown_dialect.hdf5",
            FileKind.Gzip => "unknown_dialect.gzip",
            FileKind.Pickle => "unknown_dialect.pickle",
            FileKind.NumPy => "unknown_dialect.numpy",
            FileKind.TFLite => "unknown_dialect.tflite",
            FileKind.GitLfs => "unknown_dialect.git_lfs",
            FileKind.Html => "unknown_dialect.html",
            FileKind.Python => "unknown_dialect.python",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "The kind is read."),
        };
        return new(ProblemKind.UnknownDialect, [new Problem { Key = key }]);
    }

    private static FileKind OfText(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith("\uFEFF"u8)) file = file[3..];
        file = file.TrimStart(" \t\r\n"u8);
        return file switch
        {
            [] or [(byte)'{' or (byte)'[', ..] => FileKind.Json,
            _ when file.StartsWith("version https://git-lfs"u8) => FileKind.GitLfs,
            [(byte)'<', ..] => FileKind.Html,
            _ when HasImport(file[..Math.Min(file.Length, ProgramHead)]) => FileKind.Python,
            _ => FileKind.Json,
        };
    }

    /// <summary>Whether a line of a text begins as Python's import statements do.</summary>
    private static bool HasImport(ReadOnlySpan<byte> text)
    {
        foreach (var range in text.Split((byte)'\n'))
        {
            var line = text[range];
            if (line.StartsWith("import "u8) || line.StartsWith("from "u8) && line.IndexOf(" import "u8) > 0) return true;
        }

        return false;
    }
}
