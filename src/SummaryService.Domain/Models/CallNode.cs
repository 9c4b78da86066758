using System.Collections.Immutable;
using SummaryService.Domain.Documents;

namespace SummaryService.Domain.Models;

/// <summary>One call of a layer.</summary>
/// <param name="Arguments">Its arguments, those by position first.</param>
/// <param name="Origin">Where the call is written; a missing node where it is written nowhere.</param>
internal sealed record CallNode(ImmutableArray<CallSource> Arguments, Node Origin = default)
{
    /// <summary>The call of an input layer, which nothing goes into.</summary>
    public static CallNode OnNothing { get; } = new([]);

    /// <summary>The call on one tensor.</summary>
    public static CallNode On(TensorSource source) => new([new(null, source)]);

    private ImmutableArray<TensorSource> _sources;

    /// <summary>All tensors that go in, in order; known once the names in the arguments are looked up.</summary>
    public ImmutableArray<TensorSource> Sources => _sources.IsDefault ? _sources = Collect(Arguments) : _sources;

    /// <summary>The same without a mask, which tells what counts and is not computed with.</summary>
    public ImmutableArray<TensorSource> Data =>
        Arguments.Length > 1 && Arguments.Any(argument => argument.Name == "mask") ? Collect([.. Arguments.Where(argument => argument.Name != "mask")]) : Sources;

    private static ImmutableArray<TensorSource> Collect(ImmutableArray<CallSource> arguments)
    {
        if (arguments is [{ Tensors: TensorSource only }]) return [only];
        var sources = new List<TensorSource>();
        foreach (var argument in arguments)
            argument.Tensors?.Collect(sources);
        return [.. sources];
    }
}

/// <summary>An argument of a call: tensors by their origin, or a constant.</summary>
/// <param name="Name">Its name; null for one by position.</param>
/// <param name="Tensors">The tensors; null for a constant.</param>
/// <param name="Constant">The constant; a missing node for tensors.</param>
internal readonly record struct CallSource(string? Name, SourceTree? Tensors, Node Constant = default);
