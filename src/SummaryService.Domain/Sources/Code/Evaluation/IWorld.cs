namespace SummaryService.Domain.Sources.Code.Evaluation;

/// <summary>All that evaluated code can reach beside Python itself.</summary>
internal interface IWorld
{
    /// <summary>A module by its dotted name; an unknown value where there is none.</summary>
    Value Module(string name, Place place);

    /// <summary>What a name means that nobody defined or imported; null where it means nothing.</summary>
    Value? Find(string name);

    /// <summary>What the call of an unknown value gives; null where it is just unknown.</summary>
    Value? CallUnknown(Unknown callee, Arguments arguments, Evaluator evaluator);

    /// <summary>An object of a class that has a base outside the text; null for a plain object.</summary>
    Instance? Instantiate(Class type, Arguments arguments, Evaluator evaluator);
}
