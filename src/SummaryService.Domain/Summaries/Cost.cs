namespace SummaryService.Domain.Summaries;

/// <summary>What one forward pass in inference costs.</summary>
/// <param name="Macs">Multiply-accumulates of convolutions, dense and matrix products, attention and recurrent cells, without biases.</param>
/// <param name="Flops">Floating-point operations: 2 a MAC, and the element-wise work.</param>
/// <param name="ActivationBytes">The memory of the outputs in bytes.</param>
public sealed record Cost(Int128 Macs, Int128 Flops, Int128 ActivationBytes);
