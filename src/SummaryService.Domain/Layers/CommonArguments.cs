using System.Collections.Immutable;

namespace SummaryService.Domain.Layers;

/// <summary>What may stand in any layer beside its own arguments.</summary>
internal static class CommonArguments
{
    /// <summary>Them all; old lessons give the model's input on its first layer.</summary>
    public static readonly ImmutableArray<ArgumentDescription> All =
    [
        new("name", ArgumentKind.Text, IsRequired: false),
        new("trainable", ArgumentKind.Flag, IsRequired: false) { Default = "true" },
        new("dtype", ArgumentKind.DType, IsRequired: false) { Default = "\"float32\"" },
        new("autocast", ArgumentKind.Flag, IsRequired: false) { Default = "true" },
        new("activity_regularizer", ArgumentKind.Any, IsRequired: false),
        new("inputs", ArgumentKind.Any, IsRequired: false),
        new("calls", ArgumentKind.Any, IsRequired: false),
        new("input_shape", ArgumentKind.Shape, IsRequired: false) { Minimum = 0 },
        new("batch_input_shape", ArgumentKind.Shape, IsRequired: false) { Minimum = 0 },
        new("batch_size", ArgumentKind.Integer, IsRequired: false) { Minimum = 1 },
        new("input_dtype", ArgumentKind.DType, IsRequired: false) { Default = "\"float32\"" },
        new("input_dim", ArgumentKind.Integer, IsRequired: false) { Minimum = 0 },
        new("input_length", ArgumentKind.Integer, IsRequired: false) { Minimum = 0 },
    ];

    /// <summary>Their names, and that of the type.</summary>
    public static readonly string[] Names = [.. All.Select(argument => argument.Name).Prepend("type")];
}
