namespace SummaryService.Domain.Layers;

/// <summary>What a weight is for in its layer: declared where the weight is, so that nothing has to be guessed from its name.</summary>
public enum WeightRole
{
    /// <summary>Not known: the weight of a class that only a file lists.</summary>
    Unknown,

    /// <summary>A matrix between input features and units.</summary>
    Kernel,

    /// <summary>Such a matrix for each branch, of whose outputs the largest is taken.</summary>
    BranchKernel,

    /// <summary>The matrix of the gate that mixes a layer's result with its input.</summary>
    CarryKernel,

    /// <summary>A tensor that an equation multiplies the input with.</summary>
    EinsumKernel,

    /// <summary>The filters of a convolution, transposed or not: window axes, then channels and filters in either order.</summary>
    Filters,

    /// <summary>The same, where each filter sees one group of the channels.</summary>
    GroupedFilters,

    /// <summary>Filters of each input channel: window axes, the channels, and the filters of each.</summary>
    DepthwiseFilters,

    /// <summary>Filters of a single position, which combine channels.</summary>
    PointwiseFilters,

    /// <summary>Filters of each output position.</summary>
    LocalFilters,

    /// <summary>The same as a matrix between all input and all output elements, of which most are masked.</summary>
    MaskedLocalFilters,

    /// <summary>What a recurrent cell multiplies its input with.</summary>
    InputKernel,

    /// <summary>What a recurrent cell multiplies the previous hidden state with.</summary>
    RecurrentKernel,

    /// <summary>The filters that a recurrent cell applies to its input.</summary>
    InputFilters,

    /// <summary>The filters that a recurrent cell applies to the previous hidden state.</summary>
    RecurrentFilters,

    /// <summary>What is added to the result of a kernel.</summary>
    Bias,

    /// <summary>The biases of a cell's input kernel and of its recurrent kernel.</summary>
    PairedBias,

    /// <summary>The projection of an attention layer's query.</summary>
    QueryProjection,

    /// <summary>The projection of its key.</summary>
    KeyProjection,

    /// <summary>The projection of its value.</summary>
    ValueProjection,

    /// <summary>The projection of the query that gates what the heads output.</summary>
    GateProjection,

    /// <summary>The projection of what all heads output.</summary>
    OutputProjection,

    /// <summary>A factor of all attention scores.</summary>
    ScoreScale,

    /// <summary>A factor of query + key before their hyperbolic tangent.</summary>
    SumScale,

    /// <summary>A factor for each feature of tanh(query + key).</summary>
    FeatureScale,

    /// <summary>A factor of normalized or other values: gamma.</summary>
    Scale,

    /// <summary>What is added to normalized values: beta.</summary>
    Offset,

    /// <summary>A slope for negative inputs.</summary>
    Slope,

    /// <summary>Another parameter of an activation function.</summary>
    ActivationParameter,

    /// <summary>A moving average of the batches' means.</summary>
    MovingMean,

    /// <summary>A moving average of the batches' variances.</summary>
    MovingVariance,

    /// <summary>A moving average of the batches' standard deviations.</summary>
    MovingDeviation,

    /// <summary>The mean that batch renormalization corrects with.</summary>
    RenormMean,

    /// <summary>The standard deviation that batch renormalization corrects with.</summary>
    RenormDeviation,

    /// <summary>A mean that <c>adapt()</c> computes.</summary>
    Mean,

    /// <summary>A variance that <c>adapt()</c> computes.</summary>
    Variance,

    /// <summary>How many samples <c>adapt()</c> has seen.</summary>
    SampleCount,

    /// <summary>An approximation of the kernel's first singular vector.</summary>
    SingularVector,

    /// <summary>The vectors of an embedding.</summary>
    Table,

    /// <summary>The same where they serve in the reverse direction as well.</summary>
    TiedTable,

    /// <summary>The vectors of the reverse direction, from embeddings to scores.</summary>
    ReverseTable,

    /// <summary>The real part of a Fourier transform, as filters.</summary>
    RealWaves,

    /// <summary>The imaginary part of a Fourier transform, as filters.</summary>
    ImaginaryWaves,

    /// <summary>What quantized numbers are divided by or multiplied with to restore them.</summary>
    QuantizationScale,

    /// <summary>The quantized number that stands for zero.</summary>
    QuantizationZero,

    /// <summary>The group of each row of a quantized kernel.</summary>
    QuantizationGroup,

    /// <summary>The largest absolute values of the last training steps, which give an 8-bit scale.</summary>
    MaximumHistory,

    /// <summary>The first factor of a low-rank addition (LoRA).</summary>
    LowRankFirst,

    /// <summary>The second factor of a low-rank addition (LoRA).</summary>
    LowRankSecond,
}
