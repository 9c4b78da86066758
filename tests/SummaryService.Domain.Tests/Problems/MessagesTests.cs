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
        var used = Key().Matches(Source).Select(match => match.Groups[1].Value).ToHashSet();
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

    // A key stands where a problem or fault is made, or in a choice between keys.
    [GeneratedRegex(@"""((?:invalid_json|limit_exceeded|unknown_dialect|unknown_layer|unknown_argument|missing_key|wrong_kind|out_of_range|not_divisible|conflicting_arguments|wrong_rank|wrong_input_count|negative_dimension|reshape|incompatible_shapes|unknown_output|unknown_operation|bad_option|unknown_reference)\.\w+|not_a_choice|missing_\w+|unknown_\w+|too_large|unbuilt|cycle|unused_layer|duplicate_name|misplaced_\w+|axis_out_of_range|incompatible_dtypes)""")]
    private static partial Regex Key();
}
