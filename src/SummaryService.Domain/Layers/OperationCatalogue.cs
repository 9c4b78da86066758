using System.Collections.Frozen;

namespace SummaryService.Domain.Layers;

/// <summary>The operations of <c>keras.ops</c> and Python's operators, which stand as rows of their own in a model: one line each.</summary>
public static partial class OperationCatalogue
{
    private static readonly string[] Prefixes = ["keras.ops.", "ops."];
    private static readonly string[] Spaces = ["numpy.", "nn.", "linalg.", "image."];

    /// <summary>The operations, family by family.</summary>
    public static IReadOnlyList<LayerFamily> Families { get; } =
    [
        new("Elementwise functions", ElementwiseFunctions),
        new("Activation functions", ActivationFunctions),
        new("Arithmetic and comparison", Arithmetic),
        new("Reductions", ReductionOperations),
        new("Along an axis", AlongAnAxis),
        new("Shapes", Shapes),
        new("Joining and splitting", JoiningAndSplitting),
        new("Indexing", IndexingOperations),
        new("Products", ProductOperations),
        new("Linear algebra", LinearAlgebraOperations),
        new("Neural networks", NeuralNetworks),
        new("Images", ImageOperations),
        new("Fourier transforms", FourierTransforms),
        new("Creation", CreationOperations),
        new("Functions of one's own", OwnFunctions),
    ];

    private static readonly FrozenDictionary<string, LayerDefinition> ByType = All.ToFrozenDictionary(operation => operation.Type);

    private static readonly FrozenDictionary<string, LayerDefinition> ByFunction = All
        .SelectMany(operation => operation.Aliases.Select(function => (function, operation)))
        .DistinctBy(entry => entry.function)
        .ToFrozenDictionary(entry => entry.function, entry => entry.operation);

    /// <summary>All operations.</summary>
    public static IEnumerable<LayerDefinition> All => Families.SelectMany(family => family.Layers);

    /// <summary>The names of the functions, as people write them: <c>ops.matmul</c>.</summary>
    public static IEnumerable<string> FunctionNames => ByFunction.Keys.Select(name => $"ops.{name}");

    /// <summary>The operation of a class name such as <c>Matmul</c>, or null.</summary>
    public static LayerDefinition? Find(string type) => ByType.GetValueOrDefault(type);

    /// <summary>Whether a name is meant for a function of <c>keras.ops</c>.</summary>
    public static bool IsFunctionName(string name)
    {
        foreach (var prefix in Prefixes)
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    /// <summary>The operation of a function such as <c>ops.matmul</c>, <c>keras.ops.nn.relu</c> or <c>ops.Matmul</c>, or null.</summary>
    public static LayerDefinition? FindFunction(string name)
    {
        name = Without(Without(name, Prefixes), Spaces);
        return ByFunction.GetValueOrDefault(name) ?? Find(name);
    }

    private static string Without(string name, string[] starts) =>
        starts.FirstOrDefault(start => name.StartsWith(start, StringComparison.Ordinal)) is { } start ? name[start.Length..] : name;
}
