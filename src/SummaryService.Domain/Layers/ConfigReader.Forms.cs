using SummaryService.Domain.Documents;

namespace SummaryService.Domain.Layers;

/// <content>Arguments where it makes a difference how they are written.</content>
public sealed partial class ConfigReader
{
    /// <summary>Whether an argument is written as a list.</summary>
    internal bool IsList(string name) => Written(name).IsArray;

    /// <summary>Whether an argument is written as a list of nothing.</summary>
    internal bool IsEmptyList(string name) => Written(name) is { IsArray: true, ItemCount: 0 };

    /// <summary>Whether an argument is written as a list that begins with a text.</summary>
    internal bool IsListOfText(string name)
    {
        foreach (var item in Written(name).Items)
            return item.IsText;
        return false;
    }

    /// <summary>One of a few words, in lower case, or null for none of them; the first is the default.</summary>
    public string? ChoiceOrNone(string name, params ReadOnlySpan<string> choices)
    {
        if (Written(name).Kind != NodeKind.Null) return Choice(name, choices);
        Take(name);
        return null;
    }

    /// <summary>The name of an activation function, or null for none (<c>linear</c>), which is not the default.</summary>
    public string? Activation(string name, string orElse)
    {
        _record?.Add(new(name, ArgumentKind.Activation, IsRequired: false) { Default = $"\"{orElse}\"" });
        return Written(name).Exists ? Activation(name) : orElse;
    }

    /// <summary>The layers that stand in the place of activation functions; null where there are none, as nearly always.</summary>
    internal List<(string Argument, Node Layer)>? ActivationLayers { get; private set; }

    /// <summary>The name of a serialized function; null for a layer, which is an operation of its own.</summary>
    private string? Activation(string name, Node value)
    {
        if (!Activations.IsLayer(value)) return Activations.NameOf(value);
        (ActivationLayers ??= []).Add((name, value));
        return null;
    }

    private Node Written(string name)
    {
        name = _spelling?.NameOf(name) ?? name;
        return _names.MayHave(name) ? _config[name] : default;
    }
}
