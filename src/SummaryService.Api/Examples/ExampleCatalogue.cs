using System.Collections.Immutable;

namespace SummaryService.Api.Examples;

/// <summary>The ready architectures, in the order in which to read them.</summary>
internal sealed class ExampleCatalogue
{
    /// <summary>Reads the architectures out of the program.</summary>
    public ExampleCatalogue() => All =
    [
        Load("fashion-mnist-cnn", "simple", "A small CNN for Fashion-MNIST",
            "Three convolutions, two poolings and two dense layers: the network of the lesson, 93,322 parameters."),
        Load("fashion-mnist-cnn-keras3", "keras3", "The same CNN as Keras 3 writes it",
            "What model.to_json() gives for the lesson's network; the summary is the same."),
        Load("mlp-dropout", "simple", "A multilayer perceptron with dropout",
            "Dense layers on flattened 28×28 images, with dropout between them, which has no parameters."),
        Load("lenet-5", "simple", "LeNet-5",
            "The classic of 1998: convolutions with average pooling, tanh, and three dense layers."),
        Load("vgg-block", "simple", "Two VGG-like blocks with batch normalization",
            "Stacked 3×3 convolutions; half of a batch normalization's parameters are not trainable."),
    ];

    /// <summary>Every example; the first is the one to begin with.</summary>
    public ImmutableArray<Example> All { get; }

    /// <summary>The example of a name, or null.</summary>
    public Example? Find(string name) => All.FirstOrDefault(example => example.Name == name);

    private static Example Load(string name, string dialect, string title, string description)
    {
        using var stream = typeof(ExampleCatalogue).Assembly.GetManifestResourceStream($"Examples.{name}.json")
            ?? throw new InvalidOperationException($"There is no example file named {name}.json.");
        var json = new byte[stream.Length];
        stream.ReadExactly(json);
        return new Example(name, title, description, dialect, json);
    }
}
