using System.Collections.Immutable;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers;

/// <summary>What of a layer's input an element of its output sees, along the spatial axes.</summary>
internal readonly record struct Sight
{
    private Sight(SightKind kind, ImmutableArray<Glimpse> axes) => (Kind, Axes) = (kind, axes);

    /// <summary>Positions of the output are none of the input.</summary>
    public static Sight None => default;

    /// <summary>What the layer computes is not known.</summary>
    public static Sight OwnCode { get; } = new(SightKind.OwnCode, []);

    /// <summary>Each position sees the same position and no other.</summary>
    public static Sight SamePosition { get; } = new(SightKind.SamePosition, []);

    /// <summary>The axes of the input are not spatial yet; those of the output are, such as the words of a text.</summary>
    public static Sight Begins { get; } = new(SightKind.Begins, []);

    /// <summary>What kind of view it is.</summary>
    public SightKind Kind { get; }

    /// <summary>For each spatial axis, what is seen along it; empty where the kind tells all.</summary>
    public ImmutableArray<Glimpse> Axes { get; }

    /// <summary>Each position sees some positions around one.</summary>
    public static Sight Through(ImmutableArray<Glimpse> axes) => new(SightKind.Through, axes);
}

/// <summary>The kinds of <see cref="Sight"/>.</summary>
internal enum SightKind
{
    None,
    OwnCode,
    SamePosition,
    Begins,
    Through,
}

/// <summary>What is seen along one axis.</summary>
/// <param name="Reach">How far apart the first and the last element lie that are seen.</param>
/// <param name="Stride">How far the view of the next element lies from this one's.</param>
internal readonly record struct Glimpse(Fraction Reach, Fraction Stride);
