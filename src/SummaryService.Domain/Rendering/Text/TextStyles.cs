using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using SummaryService.Domain.Layers;

namespace SummaryService.Domain.Rendering.Text;

/// <summary>The styles, from the oldest release to the newest: one row an era.</summary>
internal static partial class TextStyles
{
    private static readonly ColumnPlan Chain65 = new(65, [.45, .85, 1]);
    private static readonly ColumnPlan Graph98 = new(98, [.33, .55, .67, 1]);

    private static readonly TextStyle Keras208 =
        new("keras2.0.8", TableKind.Cut, Chain65, Graph98 with { Width = 100 })
        {
            Since = new(2, 0, 4),
            NamesModel = false,
            Shapes = ShapeRules.Keras2,
            FunctionalType = "Model",
            FirstNestedCall = 1,
            SharingBreaksChain = false,
            Era = KerasEra.Keras2,
        };

    private static readonly TextStyle Keras224 =
        Keras208 with { Name = "keras2.2.4", Since = new(2, 0, 9), Graph = Graph98, SharingBreaksChain = true };

    private static readonly TextStyle Keras231 = Keras224 with { Name = "keras2.3.1", Since = new(2, 2, 5), NamesModel = true };

    private static readonly TextStyle Tf24 = new("tf2.4", TableKind.Cut, Chain65, Graph98) { Since = new(2, 4), Era = KerasEra.TensorFlow24 };

    /// <summary>TensorFlow 1.4 to 1.13: the table of Keras 2.2 with names of its own.</summary>
    private static readonly TextStyle Tf113 = Keras224 with { Name = "tf1.13", Era = KerasEra.TensorFlow24 };

    /// <summary>TensorFlow 1.14 to 2.2: the table of 2.4, but for nested models.</summary>
    private static readonly TextStyle Tf22 = Tf24 with { Name = "tf2.2", FunctionalType = "Model", FirstNestedCall = 1 };

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
        Since = new(2, 13),
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

    /// <summary>What TensorFlow's own Keras printed before it had a version of its own, and since it is Keras 3.</summary>
    private static readonly ImmutableArray<(Version Since, TextStyle Style)> OfTensorFlow =
        [(new(1, 4), Tf113), (new(1, 14), Tf22), (new(2, 3), Tf24), (new(2, 16), Keras3)];

    /// <summary>The style of a release of Keras such as <c>3.0.4</c>, as its files name it; null for one that is older than all, or no release.</summary>
    public static TextStyle? OfRelease(string release)
    {
        var numbers = string.Concat(release.TakeWhile(character => char.IsAsciiDigit(character) || character == '.')).TrimEnd('.');
        return Version.TryParse(numbers, out var version) ? All.LastOrDefault(style => style.Since <= version) : null;
    }

    /// <summary>
    /// The style of a name in any case: its own, a release's (<c>tf2.9</c>, <c>Keras 3.5.0</c>), or the beginning of its own up to a dot; of several the newest.
    /// </summary>
    /// <returns>The style; null where there is none.</returns>
    public static TextStyle? Find(string name)
    {
        if (ReleaseName().Match(name) is not { Success: true, Groups: var parts }) return null;
        var (isKeras, numbers) = (parts[1].Value[0] is 'k' or 'K', parts[2].Value);
        var own = $"{(isKeras ? "keras" : "tf")}{numbers}";
        return All.FirstOrDefault(style => style.Name == own)
            ?? All.LastOrDefault(style => style.Name.StartsWith($"{own}.", StringComparison.Ordinal))
            ?? OfRelease(isKeras, numbers.Contains('.') ? Version.Parse(numbers) : new(int.Parse(numbers, CultureInfo.InvariantCulture), int.MaxValue));
    }

    private static TextStyle? OfRelease(bool isKeras, Version version)
    {
        if (isKeras) return version.Major is 2 or 3 ? All.LastOrDefault(style => style.Since <= version) : null;
        if (version.Major is not (1 or 2)) return null;
        var (_, style) = OfTensorFlow.LastOrDefault(era => era.Since <= version);
        // From 2.4 to 2.15 Keras has the version of its TensorFlow.
        return style == Tf24 ? All.LastOrDefault(other => other.Since <= version && other.Since >= Tf24.Since) ?? Tf24 : style;
    }

    // Three digits are more than any release has.
    [GeneratedRegex("^(keras|tf|tensorflow)(?:==|[-_ ])?([0-9]{1,3}(?:[.][0-9]{1,3}){0,2})\\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ReleaseName();
}
