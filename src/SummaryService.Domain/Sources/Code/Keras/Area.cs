namespace SummaryService.Domain.Sources.Code.Keras;

/// <summary>The parts of Keras and TensorFlow in which a name means different things.</summary>
internal enum Area
{
    /// <summary>Keras or TensorFlow as a whole.</summary>
    Root,
    Layers,
    Models,
    Applications,
    Datasets,

    /// <summary>Activation functions.</summary>
    Activations,

    /// <summary>Functions on tensors: <c>keras.ops</c>, <c>K</c>, <c>tf</c>, <c>tf.math</c>, <c>tf.nn</c>.</summary>
    Functions,

    /// <summary>What no shape depends on: optimizers, losses, initializers, callbacks.</summary>
    Objects,

    /// <summary>Utilities, some of which tell sizes and some of which load data.</summary>
    Utilities,

    /// <summary>NumPy.</summary>
    Arrays,

    /// <summary>Python's <c>math</c>.</summary>
    Mathematics,
}
