using System.Collections.Immutable;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Explanations;

/// <summary>Explains a whole model from its rows and totals.</summary>
internal static class ModelExplainer
{
    /// <summary>How many layers the list of the largest has: more would be the table again.</summary>
    private const int MostShares = 20;

    // Every optimizer of Keras keeps its iteration and its learning rate, of 4 bytes each.
    private const int OwnNumbers = 2, BytesOfOwnNumbers = 8;

    public static ModelExplanation Explain(ModelSummary summary, int batchSize, ExplanationWords words, CancellationToken cancellation) => new()
    {
        Summary = Trained(summary, words),
        Shares = Shares(summary),
        Memory = Memory(summary, batchSize, words),
        Optimizers =
        [
            Optimizer("SGD", 0, summary, words),
            Optimizer("SGD (momentum)", 1, summary, words),
            Optimizer("Adam", 2, summary, words),
        ],
        Observations = [.. Explanations.Observations.Of(summary, words, cancellation)],
    };

    /// <summary>A part of a whole, from 0 to 1, to four digits.</summary>
    public static decimal Share(Int128 part, Int128 whole) => whole == 0 ? 0 : Math.Round((decimal)((double)part / (double)whole), 4);

    private static string Trained(ModelSummary summary, ExplanationWords words)
    {
        var totals = summary.Totals;
        var unknown = summary.Layers.Count(row => row.HasUnknownWeights);
        if (totals.NonTrainable == 0 && unknown == 0) return words.Say("model.all_trained", ("params", totals.Params));
        Int128 frozen = 0;
        foreach (var row in summary.Layers.Where(row => !row.Trainable))
            frozen += row.NonTrainableParams;
        var sentence = unknown > 0 ? words.Say("model.at_least", ("params", totals.Params), ("layers", unknown)) : words.Say("model.some_trained", ("params", totals.Params), ("trained", totals.Trainable), ("fixed", totals.NonTrainable));
        if (frozen > 0) sentence += words.Say("sentence.space") + words.Say("model.frozen", ("frozen", frozen));
        if (totals.NonTrainable > frozen) sentence += words.Say("sentence.space") + words.Say("model.fixed", ("fixed", totals.NonTrainable - frozen));
        return sentence;
    }

    private static ImmutableArray<ParameterShare> Shares(ModelSummary summary) =>
    [
        .. summary.Layers.Where(row => row.Params > 0).OrderByDescending(row => row.Params).Take(MostShares)
            .Select(row => new ParameterShare(row.Name, row.Type, row.Params, Share(row.Params, summary.Totals.Params))),
    ];

    private static string Memory(ModelSummary summary, int batchSize, ExplanationWords words)
    {
        var parameters = Bytes("model.memory", summary.Totals.Bytes);
        return summary.Totals.Cost is { } cost
            ? parameters + words.Say("sentence.space") + Bytes("model.activations", cost.ActivationBytes)
            : parameters;

        string Bytes(string key, Int128 bytes)
        {
            if (bytes < 1024) return words.Say($"{key}.small", ("bytes", bytes), ("batch", batchSize));
            Span<char> size = stackalloc char[MemorySize.Longest];
            return words.Say(key, ("bytes", bytes), ("batch", batchSize), ("size", $"{size[..MemorySize.Format((double)bytes, "B", size)]}"));
        }
    }

    private static OptimizerMemory Optimizer(string name, int slots, ModelSummary summary, ExplanationWords words) => new(
        name,
        (slots * summary.Totals.Trainable) + OwnNumbers,
        (slots * summary.Totals.TrainableBytes) + BytesOfOwnNumbers,
        words.Say($"optimizer.{slots}", ("trained", summary.Totals.Trainable)));
}
