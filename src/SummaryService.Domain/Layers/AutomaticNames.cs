using SummaryService.Domain.Layers.Core;

namespace SummaryService.Domain.Layers;

/// <summary>Gives names to what has none, one after the other, as a fresh session of Keras does.</summary>
/// <remarks>A name that somebody gave is neither counted nor avoided; so does Keras.</remarks>
internal sealed class AutomaticNames(NamingRule rule)
{
    private readonly Dictionary<string, int> _next = [];

    public NamingRule Rule => rule;

    /// <summary>The name of the next layer of a known class.</summary>
    public string Of(LayerDefinition definition) => definition == InputLayer.Definition
        ? Next(rule.Input, rule.Input, rule.FirstInput)
        : Next(definition.Type, rule.StemOf(definition), rule.First);

    /// <summary>The name of the next layer of any class.</summary>
    public string Of(string type) => Next(type, rule.StemOf(type), rule.First);

    /// <summary>The name of the next model.</summary>
    public string OfModel(bool isGraph)
    {
        var stem = isGraph ? rule.Functional : "sequential";
        return Next(stem, stem, rule.First);
    }

    private string Next(string type, string stem, int first)
    {
        var kind = rule.CountsClasses ? type : stem;
        var number = _next.GetValueOrDefault(kind, first);
        _next[kind] = number + 1;
        return number == 0 ? stem : $"{stem}_{number}";
    }
}
