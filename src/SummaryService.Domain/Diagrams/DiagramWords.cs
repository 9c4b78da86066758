using System.Collections.Frozen;
using System.Globalization;
using SummaryService.Domain.Descriptions;
using SummaryService.Domain.Rendering.Tables;
using SummaryService.Domain.Shapes;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Diagrams;

/// <summary>The words in a picture, in a language.</summary>
internal sealed class DiagramWords
{
    private static readonly FrozenDictionary<string, DiagramWords> Languages =
        new[] { "en", "zh-CN" }.ToFrozenDictionary(language => language, language => new DiagramWords(language));

    private readonly FrozenDictionary<string, string> _words;

    private DiagramWords(string language)
    {
        Language = language;
        _words = Resource.Read($"{language}/diagram", WordsJson.Default.DictionaryStringString).ToFrozenDictionary();
    }

    /// <summary>The language.</summary>
    public string Language { get; }

    /// <summary>The words of a language, or the English ones.</summary>
    public static DiagramWords In(string language) => Languages.GetValueOrDefault(language) ?? Languages["en"];

    /// <summary>The picture's title.</summary>
    public string Title(ModelSummary summary) => _words["title"].Replace("{name}", summary.Name, StringComparison.Ordinal);

    /// <summary>What the picture shows, as a sentence.</summary>
    public string About(ModelSummary summary) => _words["about"]
        .Replace("{layers}", Number(summary.Layers.Length), StringComparison.Ordinal)
        .Replace("{parameters}", Parameters(summary.Totals.Params, summary.Totals.IsLowerBound), StringComparison.Ordinal)
        .Replace("{type}", summary.Type, StringComparison.Ordinal);

    /// <summary>How many parameters a row has: <c>320 parameters</c>.</summary>
    public string Parameters(LayerRow row) => row.IsBuilt ? Parameters(row.Params, row.HasUnknownWeights) : _words["unbuilt"];

    /// <summary>So many parameters.</summary>
    public string Parameters(Int128 count, bool isLeast = false) =>
        _words[count == 1 && !isLeast ? "parameter" : "parameters"].Replace("{count}", Totals.Number(count, isLeast), StringComparison.Ordinal);

    /// <summary>Where a tensor comes from that does not come from the one before it.</summary>
    public string From(IEnumerable<string> names) => _words["from"].Replace("{names}", string.Join(", ", names), StringComparison.Ordinal);

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
