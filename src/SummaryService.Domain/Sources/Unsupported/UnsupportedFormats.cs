using System.Collections.Immutable;
using System.Text;
using System.Text.Unicode;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Problems;

namespace SummaryService.Domain.Sources.Unsupported;

/// <summary>Formats that hold no architecture that is read here, recognized by the bytes that they begin with.</summary>
internal static class UnsupportedFormats
{
    private static readonly ImmutableArray<(byte[] Start, string Key)> Starts =
    [
        ([0x89, .. "HDF\r\n\u001a\n"u8], "unknown_dialect.hdf"),
        ([0x1f, 0x8b], "unknown_dialect.gzip"),
        ([0x80, 0x02], "unknown_dialect.pickle"),
        ([0x80, 0x03], "unknown_dialect.pickle"),
        ([0x80, 0x04], "unknown_dialect.pickle"),
        ([0x80, 0x05], "unknown_dialect.pickle"),
        ("version https://git-lfs"u8.ToArray(), "unknown_dialect.lfs_pointer"),
        ("<!DOCTYPE"u8.ToArray(), "unknown_dialect.html"),
        ("<html"u8.ToArray(), "unknown_dialect.html"),
    ];

    // What lines of Python code begin with, and hardly any other text.
    private static readonly ImmutableArray<string> Python =
    [
        "import tensorflow", "import keras", "import numpy", "import torch", "from tensorflow", "from keras", "from torch", "from __future__",
        "model = ", "model.add(", "#!/usr/bin/env python", "# -*- coding",
    ];

    /// <summary>What to say of the bytes; null where nobody knows them.</summary>
    public static ProblemReport? Find(ReadOnlySpan<byte> posted)
    {
        foreach (var (start, key) in Starts)
        {
            if (posted.StartsWith(start)) return Report(key, posted);
        }

        if (posted.Length > 8 && posted[4..8].SequenceEqual("TFL3"u8)) return Report("unknown_dialect.tflite", posted);
        var head = posted[..Math.Min(posted.Length, 4096)];
        if (head.Contains((byte)0))
            return head.IndexOf("saved_model"u8) >= 0 || head.IndexOf("serve"u8) >= 0 ? Report("unknown_dialect.saved_model", posted)
                : head.IndexOf("onnx"u8) >= 0 || head.IndexOf("pytorch"u8) >= 0 ? Report("unknown_dialect.onnx", posted) : null;
        var text = Encoding.UTF8.GetString(head);
        var lines = text.Split('\n', StringSplitOptions.TrimEntries);
        if (lines.Any(line => Python.Any(start => line.StartsWith(start, StringComparison.Ordinal)))) return Report("unknown_dialect.python", posted);
        return lines.Contains("class_name: Sequential") || lines.Contains("class_name: Model") || lines.Contains("class_name: Functional")
            ? Report("unknown_dialect.yaml", posted)
            : null;
    }

    private static ProblemReport Report(string key, ReadOnlySpan<byte> posted)
    {
        var first = posted[..Math.Min(posted.Length, 8)];
        var isText = Utf8.IsValid(first) && !first.ContainsAnyInRange((byte)0, (byte)8);
        return new(ProblemKind.UnknownDialect,
        [
            new Problem
            {
                Key = key,
                Received = JsonText.Quote(isText ? Encoding.UTF8.GetString(first) : Convert.ToHexString(first)),
                Values = [new("bytes", Convert.ToHexString(first))],
            },
        ]);
    }
}
