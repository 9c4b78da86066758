using SummaryService.Domain.Layers;
using SummaryService.Domain.Sources.Code.Evaluation;

namespace SummaryService.Domain.Sources.Code.Keras;

/// <summary>Gives the arguments of a constructor the names that Keras 3 has for them, whichever release they were written for.</summary>
internal static class ConstructorArguments
{
    /// <summary>The arguments by name, in the order in which they are written.</summary>
    /// <param name="written">The name that the code calls the class by.</param>
    /// <param name="definition">What the class does; null for a class that Keras does not have.</param>
    /// <param name="arguments">The arguments of the call.</param>
    /// <param name="evaluator">Who evaluates.</param>
    public static OrderedDictionary<string, Placed> Of(string written, LayerDefinition? definition, Arguments arguments, Evaluator evaluator)
    {
        var config = new OrderedDictionary<string, Placed>();
        var positional = OldNames.Joined(written, definition, arguments);
        var order = definition is null ? [] : ConstructorOrder.Of(definition);
        for (var i = 0; i < positional.Count; i++)
        {
            if (definition is null) continue;
            if (i >= order.Count) throw evaluator.Error("TypeError", $"{definition.Type} takes at most {order.Count} arguments");
            if (!OldNames.IsInitializer(order[i], positional[i].Value)) config[order[i]] = positional[i];
        }

        foreach (var (keyword, value) in arguments.Keywords)
        {
            var name = definition is null ? keyword : OldNames.Find(keyword, definition);
            if (name is null) continue;
            config[name] = value with { Value = OldNames.WordOf(name, value.Value) };
        }

        if (definition is not null) OldNames.JoinSizes(config, arguments);
        return config;
    }
}
