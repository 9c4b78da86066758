using System.Text.Json.Nodes;

namespace SummaryService.Api.Layers;

/// <summary>The layer types, family by family.</summary>
/// <param name="Families">The families.</param>
internal sealed record CatalogueAnswer(IReadOnlyList<FamilyAnswer> Families);

/// <summary>Layer types that belong together.</summary>
/// <param name="Name">What they are called together.</param>
/// <param name="Layers">The layer types.</param>
internal sealed record FamilyAnswer(string Name, IReadOnlyList<LayerTypeAnswer> Layers);

/// <summary>A layer type in a sentence.</summary>
/// <param name="Type">The class.</param>
/// <param name="Aliases">Other names of the class.</param>
/// <param name="Summary">What it does.</param>
/// <param name="Source">The Keras page.</param>
internal sealed record LayerTypeAnswer(string Type, IReadOnlyList<string> Aliases, string Summary, string Source);

/// <summary>All that is known of a layer type.</summary>
/// <param name="Type">The class.</param>
/// <param name="Aliases">Other names of the class.</param>
/// <param name="Summary">What it does.</param>
/// <param name="Source">The Keras page.</param>
/// <param name="Family">The family that it belongs to.</param>
/// <param name="Input">What goes in.</param>
/// <param name="Output">What comes out.</param>
/// <param name="Arguments">Its arguments beside those that every layer has.</param>
/// <param name="Example">The layer at work; null where nobody can tell what it gives.</param>
internal sealed record LayerPageAnswer(
    string Type,
    IReadOnlyList<string> Aliases,
    string Summary,
    string Source,
    string Family,
    string Input,
    string Output,
    IReadOnlyList<JsonObject> Arguments,
    JsonObject? Example);
