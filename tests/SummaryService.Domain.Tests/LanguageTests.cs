using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SummaryService.Domain.Layers;

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
        var weights = Keys(Enum.GetNames<WeightRole>(), "weight");
        var reasons = Keys(Enum.GetNames<WhyFixed>(), "fixed");
        // Rules name the rest of a key: of sizes and fields their reason, of parameters their kind, with an ending for some of its cases.
        var unused = keys.Where(key => key.Split('.')[0] switch
        {
            "weight" when key != "weight.with_reason" => !weights.Contains(Case().Replace(key, "")),
            "fixed" => !reasons.Contains(key),
            "optimizer" => false,
            "params" when key.StartsWith("params.space.", StringComparison.Ordinal) => false,
            "params" when !IsNamed(key) => !IsNamed(Place().Replace(Case().Replace(key, ""), "")),
            "size" or "field" => !IsNamed(key[(key.IndexOf('.', StringComparison.Ordinal) + 1)..]),
            _ => !IsNamed(key) && !IsNamed(Case().Replace(key, "")),
        });
        Assert.Empty(unused);
        Assert.All(weights, weight => Assert.Contains(keys, key => Case().Replace(key, "") == weight));
        Assert.Empty(reasons.Except(keys));

        bool IsNamed(string key) => source.Contains($"\"{key}\"", StringComparison.Ordinal);

        static string[] Keys(string[] names, string of) => [.. names.Select(name => $"{of}.{JsonNamingPolicy.SnakeCaseLower.ConvertName(name)}")];
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

    // What tells the cases of a sentence apart.
    [GeneratedRegex(@"(?<=\w\.\w+)\.(bias|frozen|gates|none|one|small)$")]
    private static partial Regex Case();

    // What stands before the part of a key that a definition names.
    [GeneratedRegex(@"^params\.((none|note|space)\.)?")]
    private static partial Regex Place();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Value();
}
