using SummaryService.Domain.Dialects.Keras2;
using SummaryService.Domain.Documents;

namespace SummaryService.Domain.Dialects.Tfjs;

/// <summary>The classes of TensorFlow.js, which are those of Keras 2; some writers leave arguments in camel case.</summary>
internal static class TfjsVocabulary
{
    public static KnownClass Find(Node entry, string name)
    {
        var (definition, spelling) = Keras2Vocabulary.Find(entry, name);
        var config = entry["config"];
        return new(definition, spelling with { NameOf = argument => Written(config, spelling.NameOf(argument), argument) });
    }

    private static string Written(Node config, string spelled, string argument)
    {
        if (config[spelled].Exists) return spelled;
        var camel = CamelCase(argument == "batch_shape" ? "batch_input_shape" : spelled);
        return config[camel].Exists ? camel : spelled;
    }

    private static string CamelCase(string name)
    {
        var words = name.Split('_');
        return string.Concat(words.Select((word, i) => i == 0 || word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));
    }
}
