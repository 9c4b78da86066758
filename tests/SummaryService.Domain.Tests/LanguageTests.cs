using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SummaryService.Domain.Tests;

/// <summary>Every language says the same: no key is missing, and the same values stand in its sentences.</summary>
public sealed partial class LanguageTests
{
    private static readonly string Root = Cases.Path("../../src");

    // Wherever there are English words: the engine's rooms and the service.
    public static TheoryData<string> EnglishFiles => new(Directory
        .GetDirectories(Root, "en", SearchOption.AllDirectories)
        .Where(folder => !IsBuilt(folder))
        .SelectMany(folder => Directory.GetFiles(folder, "*.json"))
        .Select(path => Path.GetRelativePath(Root, path)));

    [Theory]
    [MemberData(nameof(EnglishFiles))]
    public void A_file_of_words_has_the_same_keys_and_values_in_Chinese(string file)
    {
        var english = Texts(file);
        var chinese = Texts(file.Replace($"{Path.DirectorySeparatorChar}en{Path.DirectorySeparatorChar}", $"{Path.DirectorySeparatorChar}zh-CN{Path.DirectorySeparatorChar}"));
        Assert.NotEmpty(english);
        Assert.Equal(english.Keys.Order(StringComparer.Ordinal), chinese.Keys.Order(StringComparer.Ordinal));
        foreach (var (key, text) in chinese)
            Assert.True(Values(english[key]).SetEquals(Values(text)), $"{key}: {text}");
    }

    [Fact]
    public void Every_sentence_of_an_explanation_is_used()
    {
        var source = string.Join('\n', Directory
            .GetFiles(Path.Combine(Root, "SummaryService.Domain"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !IsBuilt(path))
            .Select(File.ReadAllText));
        var keys = Texts(Path.Combine("SummaryService.Domain", "Explanations", "Words", "en", "sentences.json")).Keys.ToArray();
        // What a weight or a layer without weights is told by follows from its name; sizes and fields name their reason.
        var unused = keys.Where(key => key.Split('.')[0] switch
        {
            "weight" or "params" or "optimizer" => false,
            "size" or "field" => !source.Contains($"\"{key[(key.IndexOf('.') + 1)..]}\"", StringComparison.Ordinal),
            _ => !source.Contains($"\"{key}\"", StringComparison.Ordinal),
        });
        Assert.Empty(unused);
    }

    [Fact]
    public void The_Chinese_README_has_the_sections_the_examples_and_the_options_of_the_English_one()
    {
        var (english, chinese) = (Outline("README.md"), Outline("README.zh-CN.md"));
        Assert.NotEmpty(english);
        Assert.Equal(english, chinese);

        static string[] Outline(string file) =>
        [
            .. File.ReadLines(Path.Combine(Root, "..", file)).Select(line => Mark().Match(line)).Where(match => match.Success).Select(match => match.Value),
        ];
    }

    /// <summary>The texts of a file by their path; a list's objects are told apart by their own keys.</summary>
    private static Dictionary<string, string> Texts(string file)
    {
        var texts = new Dictionary<string, string>();
        Collect(JsonNode.Parse(File.ReadAllText(Path.Combine(Root, file))), "");
        return texts;

        void Collect(JsonNode? node, string path)
        {
            if (node is JsonObject members)
            {
                foreach (var (name, member) in members)
                    Collect(member, $"{path}/{name}");
            }
            else if (node is JsonArray items)
            {
                for (var i = 0; i < items.Count; i++)
                    Collect(items[i], $"{path}/{i}");
            }
            else if (node is not null)
            {
                texts.Add(path.TrimStart('/'), (string)node!);
            }
        }
    }

    private static HashSet<string> Values(string text) => [.. Value().Matches(text).Select(match => match.Value)];

    private static bool IsBuilt(string path) => path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj");

    // A heading's level, a fence, or the name that a table's row begins with.
    [GeneratedRegex(@"^(#+ | *```\w*|\| `\w+`)")]
    private static partial Regex Mark();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Value();
}
