using System.Text.RegularExpressions;

namespace SummaryService.Domain.Layers;

/// <summary>How an era of Keras names the layers and models that nobody named.</summary>
/// <remarks>Source: <c>to_snake_case</c> and the counters of <c>backend</c> in each era's sources.</remarks>
public sealed partial record NamingRule
{
    private NamingRule()
    {
    }

    /// <summary>Keras 3: <c>input_layer</c>, <c>dense</c>, <c>dense_1</c>, <c>functional</c>.</summary>
    public static NamingRule Keras3 { get; } = new();

    /// <summary>TensorFlow 2.7 to 2.15: <c>input_1</c>, <c>dense</c>, <c>dense_1</c>, <c>model</c>.</summary>
    public static NamingRule TensorFlow27 { get; } = new()
    {
        Input = "input",
        FirstInput = 1,
        Functional = "model",
        NamesInputsOfChains = true,
        MarksPrivate = true,
    };

    /// <summary>TensorFlow up to 2.6, which takes digits for part of a word: <c>conv_lst_m2d</c>.</summary>
    public static NamingRule TensorFlow24 { get; } = TensorFlow27 with { JoinsDigits = true };

    /// <summary>Keras up to 2.3.1, which counts from one: <c>dense_1</c>, <c>model_1</c>.</summary>
    public static NamingRule Keras2 { get; } = TensorFlow24 with { First = 1, CountsClasses = true };

    /// <summary>What an input layer is called.</summary>
    internal string Input { get; private init; } = "input_layer";

    /// <summary>What a graph of layers is called.</summary>
    internal string Functional { get; private init; } = "functional";

    /// <summary>The number of the first of a kind; 0 stands for no number.</summary>
    internal int First { get; private init; }

    /// <summary>The number of the first input layer.</summary>
    internal int FirstInput { get; private init; }

    /// <summary>Whether layers of two classes with the same stem are counted apart.</summary>
    internal bool CountsClasses { get; private init; }

    /// <summary>Whether the input that a chain's first layer declares has that layer's name: <c>conv2d_input</c>.</summary>
    internal bool NamesInputsOfChains { get; private init; }

    private bool JoinsDigits { get; init; }

    private bool MarksPrivate { get; init; }

    /// <summary>What a class is called without a number: <c>max_pooling2d</c>.</summary>
    /// <param name="type">The class's name.</param>
    internal string StemOf(string type)
    {
        var words = (JoinsDigits ? WordWithDigits() : Word()).Replace(type, "$1_$2");
        var stem = CapitalAfterSmall().Replace(words, "$1_$2").ToLowerInvariant();
        return MarksPrivate && stem.StartsWith('_') ? $"private{stem}" : stem;
    }

    /// <summary>What a known class is called without a number.</summary>
    internal string StemOf(LayerDefinition definition) =>
        JoinsDigits ? definition.EarlyAutomaticName : definition.AutomaticName;

    [GeneratedRegex("(.)([A-Z][a-z]+)")]
    private static partial Regex Word();

    [GeneratedRegex("(.)([A-Z][a-z0-9]+)")]
    private static partial Regex WordWithDigits();

    [GeneratedRegex("([a-z])([A-Z])")]
    private static partial Regex CapitalAfterSmall();
}
