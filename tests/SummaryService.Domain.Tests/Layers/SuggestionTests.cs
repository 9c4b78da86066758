using SummaryService.Domain.Layers;

namespace SummaryService.Domain.Tests.Layers;

public sealed class SuggestionTests
{
    [Theory]
    [InlineData("zn-CN", "zh-CN")]
    [InlineData("ne", "en")]
    [InlineData("EN", "en")]
    [InlineData("de", null)]
    [InlineData("fr", null)]
    [InlineData("x", null)]
    public void A_word_without_anything_in_common_is_not_near(string word, string? near) => Assert.Equal(near, Suggestion.For(word, ["en", "zh-CN"]));
}
