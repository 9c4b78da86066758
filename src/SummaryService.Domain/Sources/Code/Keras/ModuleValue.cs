using SummaryService.Domain.Sources.Code.Evaluation;

namespace SummaryService.Domain.Sources.Code.Keras;

/// <summary>A module of Keras, TensorFlow, NumPy or Python that the world knows.</summary>
/// <param name="world">The world.</param>
/// <param name="area">What its names mean.</param>
/// <param name="name">Its name.</param>
internal sealed class ModuleValue(KerasWorld world, Area area, string name) : Value
{
    public override string TypeName => "module";

    /// <summary>What its names mean.</summary>
    public Area Area => area;

    /// <summary>Its name.</summary>
    public string Name => name;

    public override Value Attribute(string attribute, Evaluator evaluator) => world.Resolve(this, attribute, evaluator.Place);

    public override bool SetAttribute(string attribute, Value value, Evaluator evaluator) => true;

    public override string Represent(Evaluator evaluator) => $"<module '{name}'>";
}
