using System.Collections.Immutable;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Shapes;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Inference;

/// <summary>The numbers that an optimizer keeps beside the model's own.</summary>
/// <param name="Params">How many.</param>
/// <param name="Bytes">The memory that they take.</param>
/// <remarks>
/// Every optimizer keeps its iteration and its learning rate; most keep some numbers for each trainable one.
/// Source: https://keras.io/api/optimizers/
/// </remarks>
internal sealed record OptimizerState(Int128 Params, Int128 Bytes)
{
    private static readonly Int128 ScalarBytes = 4;

    /// <summary>What an optimizer keeps for these trainable weights; null where there is none, or none that is known.</summary>
    public static OptimizerState? Of(Node optimizer, ImmutableArray<LayerRow> rows)
    {
        if (!optimizer["class_name"].IsText) return null;
        var config = optimizer["config"];
        if (SlotsPerWeight(optimizer["class_name"].Text, config) is not { } slots) return null;
        if (IsOn(config["use_ema"])) slots++;
        if (config["gradient_accumulation_steps"].HasValue) slots++;

        Int128 scalars = optimizer["class_name"].TextIs("Nadam") ? 3 : 2;
        Int128 trainable = 0, bits = 0;
        foreach (var weight in rows.SelectMany(row => row.Weights).Where(weight => weight.Trainable))
            (trainable, bits) = (trainable + weight.Params, bits + weight.Bits);
        return new(scalars + (slots * trainable), (scalars * ScalarBytes) + (slots * bits / 8));
    }

    private static int? SlotsPerWeight(string type, Node config) => type switch
    {
        "SGD" => HasMomentum(config) ? 1 : 0,
        "RMSprop" => 1 + (HasMomentum(config) ? 1 : 0) + (IsOn(config["centered"]) ? 1 : 0),
        "Adam" or "AdamW" => IsOn(config["amsgrad"]) ? 3 : 2,
        "Nadam" or "Adamax" or "Adadelta" or "Ftrl" => 2,
        "Adagrad" or "Lion" => 1,
        _ => null,
    };

    private static bool HasMomentum(Node config) => config["momentum"].TryGetNumber(out var momentum) && momentum != 0;

    private static bool IsOn(Node flag) => flag.Kind == NodeKind.True;
}
