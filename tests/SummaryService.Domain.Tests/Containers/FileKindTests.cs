using SummaryService.Domain.Problems;

namespace SummaryService.Domain.Tests.Containers;

/// <summary>Files that are no architecture are told what they are, whatever they are called.</summary>
public sealed class FileKindTests
{
    [Theory]
    [InlineData("\u0089HDF\r\n\u001a\n", "unknown_dialect.hdf5")]
    [InlineData("\u001f\u008b\b\0", "unknown_dialect.gzip")]
    [InlineData("\u0080\u0004\u0095", "unknown_dialect.pickle")]
    [InlineData("\u0093NUMPY\u0001", "unknown_dialect.numpy")]
    [InlineData("\u001c\0\0\0TFL3", "unknown_dialect.tflite")]
    [InlineData("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n", "unknown_dialect.git_lfs")]
    [InlineData("\n<!DOCTYPE html><html>", "unknown_dialect.html")]
    [InlineData("# a model\nimport keras\nmodel = keras.Sequential()\n", "unknown_dialect.python")]
    [InlineData("\"\"\"A model.\"\"\"\n\nfrom tensorflow import keras\n", "unknown_dialect.python")]
    [InlineData("PK\u0005\u0006", "invalid_archive.damaged")]
    [InlineData("P", "invalid_json.syntax")]
    [InlineData("imported", "invalid_json.syntax")]
    [InlineData("# {\"layers\": []}", "invalid_json.comment")]
    [InlineData("", "invalid_json.empty")]
    [InlineData("{\"import\"\nimport x", "invalid_json.syntax")]
    public void A_file_is_named_by_its_first_bytes(string start, string key)
    {
        var report = Summarizer.Summarize(System.Text.Encoding.Latin1.GetBytes(start)).Report!;
        Assert.Equal(key, report.Problems[0].Key);
        Assert.NotEmpty(Messages.Hint(report.Problems[0])!);
    }
}
