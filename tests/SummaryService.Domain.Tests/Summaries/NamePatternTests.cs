using System.Text.Json.Nodes;
using SummaryService.Domain.Summaries.Patterns;

namespace SummaryService.Domain.Tests.Summaries;

/// <summary>Expressions match the beginning of names as Python's <c>re.match</c> does, and are refused where they would take long.</summary>
public sealed class NamePatternTests
{
    private static readonly string[] Measured = Cases.Lines("patterns/python.ndjson");

    public static TheoryData<int> Numbers => new(Enumerable.Range(0, Measured.Length));

    [Theory]
    [MemberData(nameof(Numbers))]
    public void An_expression_matches_what_Python_matches(int number)
    {
        var measured = JsonNode.Parse(Measured[number])!;
        var pattern = (string)measured["pattern"]!;
        if (measured["error"] is not null)
        {
            Assert.Throws<FormatException>(() => NamePattern.Parse(pattern));
            return;
        }

        var expression = NamePattern.Parse(pattern);
        Assert.All(measured["matches"]!.AsArray(), name => Assert.True(expression.Matches((string)name!), $"{pattern} does not match {name}."));
        Assert.All(measured["others"]!.AsArray(), name => Assert.False(expression.Matches((string)name!), $"{pattern} matches {name}."));
    }

    [Theory]
    [InlineData("(?=a)")]
    [InlineData("(?!a)")]
    [InlineData("(?<=a)b")]
    [InlineData("(a)\\1")]
    [InlineData("(?P<n>a)(?P=n)")]
    [InlineData("(?>a)")]
    [InlineData("a*+")]
    [InlineData("a{2}+")]
    [InlineData("(a)?(?(1)b|c)")]
    [InlineData("(?i:a)")]
    [InlineData("(?x)a b")]
    public void What_looks_around_or_back_is_not_supported(string pattern) => Assert.Throws<FormatException>(() => NamePattern.Parse(pattern));

    public static TheoryData<string> Large => new(
        new string('a', 513),
        "a{1001}",
        "a{0,1001}",
        "a{99999999999999999999}",
        "(a{10}){101}",
        "((((a{9}){9}){9}){9}){9}",
        "(a|b){500}",
        string.Concat(Enumerable.Repeat("(", 200)) + "a" + string.Concat(Enumerable.Repeat(")", 200)));

    [Theory]
    [MemberData(nameof(Large))]
    public void An_expression_beyond_the_bound_is_refused(string pattern) => Assert.Throws<PatternTooLargeException>(() => NamePattern.Parse(pattern));

    [Fact]
    public void Every_name_that_a_layer_may_have_can_be_given()
    {
        foreach (var name in new[] { new string('a', 256), new string('.', 256), string.Concat(Enumerable.Repeat(@"\.", 256)), "block1/conv-1" })
            Assert.True(NamePattern.Parse(name).Matches(name.Replace("\\", "", StringComparison.Ordinal)));
    }
}
