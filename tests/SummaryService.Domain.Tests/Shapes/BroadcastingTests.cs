using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Tests.Shapes;

/// <summary>The two rules by which Keras pairs up shapes; a question mark is an unknown size.</summary>
public sealed class BroadcastingTests
{
    [Theory]
    [InlineData("2,3", "2,3", "(2, 3)")]
    [InlineData("2,3", "3", "(2, 3)")]
    [InlineData("", "4,5", "(4, 5)")]
    [InlineData("2,1,5", "3,1", "(2, 3, 5)")]
    [InlineData("?,5", "7,5", "(7, 5)")]
    [InlineData("?,5", "1,5", "(None, 5)")]
    [InlineData("1", "?", "(None,)")]
    [InlineData("?", "0", "(0,)")]
    [InlineData("2,3", "3,2", null)]
    [InlineData("0", "5", null)]
    public void Operators_take_an_unknown_size_to_be_the_known_one(string left, string right, string? expected)
    {
        Assert.Equal(expected, Broadcasting.Operate(Shape(left), Shape(right))?.ToString());
        Assert.Equal(expected, Broadcasting.Operate(Shape(right), Shape(left))?.ToString());
    }

    [Theory]
    [InlineData("?,4,5", "?,5", "(None, 4, 5)")]
    [InlineData("?,5", "7,5", "(7, 5)")]
    [InlineData("2,?", "2,1", "(2, None)")]
    [InlineData("2,?", "2,7", "(2, None)")]
    [InlineData("?", "3", "(3,)")]
    [InlineData("?,4", "3", "(3, 4)")]
    [InlineData("1,5", "3,5", null)]
    [InlineData("?,4", "?,5", null)]
    public void Merging_layers_keep_the_batch_in_front_and_unknown_sizes_unknown(string left, string right, string? expected)
    {
        Assert.Equal(expected, Broadcasting.Merge(Shape(left), Shape(right))?.ToString());
        Assert.Equal(expected, Broadcasting.Merge(Shape(right), Shape(left))?.ToString());
    }

    private static TensorShape Shape(string sizes) => new(
    [
        .. sizes.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(size => size == "?" ? Dim.Unknown : long.Parse(size, System.Globalization.CultureInfo.InvariantCulture)),
    ]);
}
