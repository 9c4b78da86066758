using System.Text.RegularExpressions;
using SummaryService.Domain.Problems;

namespace SummaryService.Domain.Tests.Problems;

public sealed partial class MessagesTests
{
    private static readonly string Source = string.Join('\n', Directory
        .GetFiles(Cases.Path("../../src/SummaryService.Domain"), "*.cs", SearchOption.AllDirectories)
        .Where(path => !path.Contains("/obj/", StringComparison.Ordinal))
        .Select(File.ReadAllText));

    [Fact]
    public void Every_key_that_the_engine_uses_has_words_in_every_language()
    {
        var codes = Messages.KeysOf("en").Select(key => key.Split('.')[0]).ToHashSet();
        var variants = Variant().Matches(Source).Select(match => match.Groups[1].Value).Where(key => codes.Contains(key.Split('.')[0]));
        var plain = Use().Matches(Source).Select(match => match.Groups[1].Value);
        var used = variants.Concat(plain).ToHashSet();
        Assert.True(used.Count > 40);
        foreach (var language in Messages.KnownLanguages)
            Assert.Empty(used.Except(Messages.KeysOf(language)));
    }

    [Fact]
    public void Every_key_that_has_words_is_used()
    {
        var unused = Messages.KeysOf("en").Where(key => !Source.Contains($"\"{key}\"", StringComparison.Ordinal));
        Assert.Empty(unused);
    }

    // A message of several wordings: its code and, after a dot, which of them.
    [GeneratedRegex(@"""([a-z_]+\.[a-z_]+)""")]
    private static partial Regex Variant();

    // A key stands where a problem or fault is made.
    [GeneratedRegex(@"(?:Key = |InInput\(|(?:Report|In)\([^""();]+, |(?:Report|In)\(""\w+"", )""([a-z_]+(?:\.[a-z_]+)?)""")]
    private static partial Regex Use();
}
