namespace SummaryService.Domain.Sources.Code;

/// <summary>Tells code from other texts, quickly.</summary>
internal static class CodeDetector
{
    /// <summary>Whether bytes look like code that may build a model.</summary>
    public static bool IsCode(ReadOnlySpan<byte> posted)
    {
        if (posted.IndexOf((byte)0) >= 0) return false;
        var text = posted.StartsWith("\uFEFF"u8) ? posted[3..] : posted;
        text = text.TrimStart(" \t\r\n"u8);
        if (text.IsEmpty || text[0] is (byte)'{' or (byte)'[' or (byte)'<') return false;
        return text.IndexOf("Sequential("u8) >= 0 || text.IndexOf("Model("u8) >= 0 || text.IndexOf("Input("u8) >= 0 || text.IndexOf(".add("u8) >= 0
            || text.IndexOf("import keras"u8) >= 0 || text.IndexOf("from keras"u8) >= 0 || text.IndexOf("import tensorflow"u8) >= 0 || text.IndexOf("from tensorflow"u8) >= 0;
    }
}
