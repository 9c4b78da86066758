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
        Load("residual-block", "simple", "A residual block",
            "Two convolutions and a shortcut around them, joined by Add; the table shows what is connected to what."),
        Load("inception-block", "simple", "An Inception block",
            "Four branches of different kernels, joined by Concatenate along the channels."),
        Load("unet-small", "simple", "A small U-Net",
            "Down and up again, with the maps of the way down joined to those of the way up."),
        Load("autoencoder", "simple", "A nested autoencoder",
            "Two models inside a third: an encoder and a decoder; ask with expand_nested=true."),
        Load("nested-encoder", "simple", "A Sequential inside a graph",
            "A Sequential encoder stands where a layer stands."),
        Load("ensemble", "simple", "An ensemble",
            "Three models on the same input, averaged."),
        Load("two-in-two-out", "simple", "Two inputs, two outputs",
            "A ticket router: a title and tags in, a priority and a department out."),
        Load("siamese-lstm", "simple", "A shared encoder",
            "One Embedding and one LSTM called twice: their weights count once."),
        Load("seq2seq-states", "simple", "States handed on",
            "An LSTM that gives its states, and another that begins with them."),
        Load("transformer-block", "simple", "A transformer block",
            "Multi-head attention, layer normalization and residual connections."),
        Load("attention-layers", "simple", "Three kinds of attention",
            "Attention, AdditiveAttention and GroupQueryAttention side by side."),
        Load("wavenet", "simple", "Dilated causal convolutions",
            "A WaveNet-like stack on a sequence of unknown length."),
        Load("video-time-distributed", "simple", "A CNN on every frame",
            "TimeDistributed layers before an LSTM."),
        Load("gan-generator", "simple", "A GAN's generator",
            "Transposed convolutions from a vector to an image."),
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
