using SummaryService.Domain.Shapes;
using SummaryService.Domain.Sources.Code.Evaluation;

namespace SummaryService.Domain.Sources.Code.Keras;

/// <summary>The data sets that Keras and scikit-learn bring, of which the shapes are known.</summary>
internal static class Datasets
{
    /// <summary>A data set or a function by its name; null where there is none.</summary>
    public static Value? Find(string name) => name switch
    {
        "mnist" or "fashion_mnist" => Keras([28, 28], [], 60_000, 10_000, 10),
        "cifar10" => Keras([32, 32, 3], [1], 50_000, 10_000, 10),
        "cifar100" => Keras([32, 32, 3], [1], 50_000, 10_000, 100),
        "imdb" => Keras([], [], 25_000, 25_000, 2),
        "reuters" => Keras([], [], 8_982, 2_246, 46),
        "boston_housing" => Keras([13], [], 404, 102, null),
        "california_housing" => Keras([8], [], 16_512, 4_128, null),
        "load_iris" => Bunch(name, 150, 4, 3),
        "load_wine" => Bunch(name, 178, 13, 3),
        "load_breast_cancer" => Bunch(name, 569, 30, 2),
        "load_digits" => Bunch(name, 1_797, 64, 10),
        "load_diabetes" => Bunch(name, 442, 10, null),
        "load_boston" => Bunch(name, 506, 13, null),
        "fetch_california_housing" => Bunch(name, 20_640, 8, null),
        "train_test_split" => new Builtin(name, Split),
        "StandardScaler" or "MinMaxScaler" or "RobustScaler" or "Normalizer" or "LabelEncoder" => new Builtin(name, (_, _) => new Scaler()),
        _ => null,
    };

    private static DataModule Keras(Dim[] element, Dim[] label, long training, long test, long? classes) => new(() => new TupleValue(
        [Pair(element, label, training, classes), Pair(element, label, test, classes)]));

    private static TupleValue Pair(Dim[] element, Dim[] label, long rows, long? classes) =>
        new([new ArrayValue(new([rows, .. element]), "uint8"), new ArrayValue(new([rows, .. label]), "uint8") { Classes = classes }]);

    private static Builtin Bunch(string name, long rows, long columns, long? classes) => new(name, (arguments, _) =>
    {
        var data = new ArrayValue(new([rows, columns]));
        var target = new ArrayValue(new([rows]), "int64") { Classes = classes };
        return arguments.Find(0, "return_X_y") is Bool { IsTrue: true } ? new TupleValue([data, target]) : new BunchValue(data, target);
    });

    /// <summary>Each array in two, with as many columns and unknown rows.</summary>
    private static TupleValue Split(Arguments arguments, Evaluator evaluator)
    {
        var parts = new List<Value>();
        foreach (var argument in arguments.Positional)
        {
            var part = argument.Value is ArrayValue { Shape.Rank: > 0 } array ? new ArrayValue(array.Shape.With(0, Dim.Unknown)) { Classes = array.Classes } : argument.Value;
            parts.Add(part);
            parts.Add(part);
        }

        evaluator.Budget.AddElements(parts.Count);
        return new(parts);
    }

    /// <summary>A module that loads a data set.</summary>
    private sealed class DataModule(Func<Value> load) : Value
    {
        public override string TypeName => "module";

        public override Value? Attribute(string name, Evaluator evaluator) => name switch
        {
            "load_data" => new Builtin(name, (_, _) => load()),
            _ => new Unknown(name, evaluator.Place),
        };
    }

    /// <summary>A data set of scikit-learn.</summary>
    private sealed class BunchValue(ArrayValue data, ArrayValue target) : Value
    {
        public override string TypeName => "Bunch";

        public override Value Attribute(string name, Evaluator evaluator) => name switch
        {
            "data" => data,
            "target" => target,
            "images" when data.Shape[^1] == 64 => new ArrayValue(new([data.Shape[0], 8, 8])),
            _ => new Unknown(name, evaluator.Place),
        };

        public override Value Item(Value key, Evaluator evaluator) => key is Str name ? Attribute(name.Text, evaluator) : new Unknown("item", evaluator.Place);
    }

    /// <summary>What changes the numbers in an array and not its shape.</summary>
    private sealed class Scaler : Value
    {
        public override string TypeName => "Scaler";

        public override Value Attribute(string name, Evaluator evaluator) => name switch
        {
            "fit_transform" or "transform" or "inverse_transform" => new Builtin(name, (arguments, _) => arguments.Find(0) ?? None.Value),
            "fit" => new Builtin(name, (_, _) => this),
            _ => new Unknown(name, evaluator.Place),
        };
    }
}
