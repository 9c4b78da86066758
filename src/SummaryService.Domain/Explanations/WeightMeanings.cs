using System.Collections.Frozen;
using System.Text.Json;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Explanations;

/// <summary>Says what a weight is for, by its role and its axes.</summary>
internal static class WeightMeanings
{
    // As the words have them: QueryProjection is query_projection.
    private static readonly FrozenDictionary<WeightRole, string> RoleKeys = Keys<WeightRole>("weight.");
    private static readonly FrozenDictionary<WhyFixed, string> ReasonKeys = Keys<WhyFixed>("fixed.");

    /// <summary>What the weight is for and, where it is not trainable, why.</summary>
    public static string Of(LayerWeight weight, ExplanationWords words)
    {
        var each = Each(weight, words);
        var meaning = words.Say(KeyOf(weight, each, words), ("each", each), ("gates", GatesOf(weight)));
        return weight.Fixed is { } reason
            ? words.Say("weight.with_reason", ("meaning", meaning), ("reason", words.Say(ReasonKeys[reason])))
            : meaning;
    }

    /// <summary>What there is one of the weight's elements for: input feature and unit; empty where one serves for all.</summary>
    public static string Each(LayerWeight weight, ExplanationWords words) =>
        words.List([.. weight.Axes.Select(axis => words.Term(axis.Meaning).Each).Where(each => each.Length > 0).Distinct()]);

    /// <summary>How many gates share the weight with the candidate state; 0 where none do.</summary>
    public static int GatesOf(LayerWeight weight) => weight.Axes is [.., { Blocks: > 0 and var blocks }] ? blocks - 1 : 0;

    private static string KeyOf(LayerWeight weight, string each, ExplanationWords words)
    {
        var key = RoleKeys[weight.Role];
        if (GatesOf(weight) > 0 && words.Has($"{key}.gates")) return $"{key}.gates";
        return each.Length == 0 && words.Has($"{key}.none") ? $"{key}.none" : key;
    }

    private static FrozenDictionary<T, string> Keys<T>(string prefix)
        where T : struct, Enum =>
        Enum.GetValues<T>().ToFrozenDictionary(value => value, value => prefix + JsonNamingPolicy.SnakeCaseLower.ConvertName($"{value}"));
}
