using System.Collections.Frozen;
using System.Collections.Immutable;
using SummaryService.Domain.Layers;

namespace SummaryService.Domain.Rendering.Text;

/// <summary>The styles, from the oldest release to the newest: one row an era.</summary>
internal static class TextStyles
{
    private static readonly ColumnPlan Chain65 = new(65, [.45, .85, 1]);
    private static readonly ColumnPlan Graph98 = new(98, [.33, .55, .67, 1]);

    private static readonly TextStyle Keras208 =
        new("keras2.0.8", TableKind.Cut, Chain65, Graph98 with { Width = 100 })
        {
            Since = new(2, 0, 8),
            NamesModel = false,
            Shapes = ShapeRules.Keras2,
            FunctionalType = "Model",
            FirstNestedCall = 1,
            SharingBreaksChain = false,
            Era = KerasEra.Keras2,
        };

    private static readonly TextStyle Keras224 =
        Keras208 with { Name = "keras2.2.4", Since = new(2, 2, 4), Graph = Graph98, SharingBreaksChain = true };

    private static readonly TextStyle Keras231 = Keras224 with { Name = "keras2.3.1", Since = new(2, 3, 1), NamesModel = true };

    private static readonly TextStyle Tf24 = new("tf2.4", TableKind.Cut, Chain65, Graph98) { Since = new(2, 4), Era = KerasEra.TensorFlow24 };

    private static readonly TextStyle Tf26 = Tf24 with { Name = "tf2.6", Since = new(2, 6) };

    private static readonly TextStyle Tf27 = Tf26 with
    {
        Name = "tf2.7",
        Since = new(2, 7),
        Table = TableKind.Wrapped,
        ExpandsNested = true,
        Era = KerasEra.TensorFlow27,
    };

    private static readonly TextStyle Tf28 = Tf27 with { Name = "tf2.8", Since = new(2, 8), TrainableWidth = 11 };

    private static readonly TextStyle Tf212 = Tf28 with { Name = "tf2.12", Since = new(2, 12) };

    private static readonly TextStyle Tf215 = Tf212 with
    {
        Name = "tf2.15",
        Since = new(2, 15),
        Graph = Graph98 with { Positions = [.3, .6, .7, 1] },
        CountsBars = true,
        GroupsTotals = false,
        ByteUnit = "Byte",
    };

    private static readonly TextStyle Keras30 =
        new("keras3.0", TableKind.Boxed, new(84, [.45, .84, 1]), new(108, [.3, .56, .7, 1]))
        {
            Since = new(3, 0),
            ExpandsNested = true,
            TrainableWidth = 12,
            TrainableLeaves = .9,
            Unbuilt = "0 (unbuilt)",
            ByteUnit = "B",
            Shapes = ShapeRules.Keras3,
        };

    private static readonly TextStyle Keras3 = Keras30 with
    {
        Name = "keras3",
        Since = new(3, 0, 5),
        Chain = new(88, [.45, .8, 1]),
        Graph = new(108, [.3, .56, .74, 1]),
    };

    /// <summary>Every style, the oldest first.</summary>
    public static ImmutableArray<TextStyle> All { get; } =
        [Keras208, Keras224, Keras231, Tf24, Tf26, Tf27, Tf28, Tf212, Tf215, Keras30, Keras3];

    private static readonly FrozenDictionary<string, TextStyle> ByName = All.ToFrozenDictionary(style => style.Name);

    /// <summary>The style of a release such as <c>3.0.4</c>; null for one that is older than all, or no release.</summary>
    public static TextStyle? OfRelease(string release)
    {
        var numbers = string.Concat(release.TakeWhile(character => char.IsAsciiDigit(character) || character == '.')).TrimEnd('.');
        return Version.TryParse(numbers, out var version) ? All.LastOrDefault(style => style.Since <= version) : null;
    }

    /// <summary>The style of a name, or null where there is none.</summary>
    public static TextStyle? Find(string name) => ByName.GetValueOrDefault(name);
}
