using System.Collections.Immutable;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Layers.Core;
using SummaryService.Domain.Shapes;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Reconstruction;

/// <summary>Makes a model from its printed rows: each row's layer is looked for on what the rows before it give.</summary>
internal sealed class ModelRebuilder(PrintedTable table, CancellationToken cancellation)
{
    // A large model's rows are mostly alike; this is a second for one whose rows are not.
    private const int MostTrials = 150_000;
    private const int MostTries = 8;

    private readonly RowSolver _solver = new(new TrialBudget(MostTrials, cancellation));

    /// <summary>The rows that nothing gives, with what their inputs were.</summary>
    public List<(PrintedRow Row, TensorTree Inputs)> Unexplained { get; } = [];

    /// <summary>The references that lead nowhere.</summary>
    public List<(PrintedRow Row, PrintedReference Reference)> Unconnected { get; } = [];

    /// <summary>The model.</summary>
    public RebuiltModel Rebuild() => Model(RowTree.Of(table.Rows), table.Name, null);

    private RebuiltModel Model(ImmutableArray<RowTree> rows, string? name, TensorTree? given)
    {
        var hasInputs = rows.Any(tree => IsInput(tree.Row));
        return hasInputs || rows.Any(tree => !tree.Row.Connections.IsEmpty) ? Graph(rows, name, given) : Chain(rows, name, given);
    }

    private static bool IsInput(PrintedRow row) => TypeNames.Current(row.Type) == InputLayer.Definition.Type || (row.IsTypeCut && row.Type.StartsWith("Input", StringComparison.Ordinal));

    private RebuiltModel Chain(ImmutableArray<RowTree> rows, string? name, TensorTree? given)
    {
        var names = new UniqueNames();
        var layers = ImmutableArray.CreateBuilder<RebuiltLayer>(rows.Length);
        TensorShape? input = given is TensorSpec spec ? spec.Shape : null;
        var current = given;
        for (var i = 0; i < rows.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var row = rows[i].Row;
            RebuiltLayer layer;
            if (current is null && i == 0)
            {
                (layer, input, current) = First(rows[i], names);
            }
            else
            {
                (layer, var outputs) = Layer(rows[i], names.Of(row.Name), [current]);
                current = outputs[0];
            }

            layers.Add(layer);
        }

        return new() { Name = name, Input = input, Layers = layers.ToImmutable() };
    }

    private (RebuiltLayer Layer, TensorShape? Input, TensorTree? Output) First(RowTree tree, UniqueNames names)
    {
        var row = tree.Row;
        var name = names.Of(row.Name);
        var target = new RowTarget(row.Shape, row.Params);
        if (tree.Rows.IsEmpty && !TypeNames.IsModel(row.Type) && new InputSearch(_solver, _solver.Budget).Find(row, target) is var (input, answer, others))
        {
            var layer = Solved(row, name, answer) with { Arguments = Loosened(answer, row, target, others) };
            return (layer, input, answer.Reading.Effect.Output);
        }

        var stand = PrintedOutput(row);
        var (printed, outputs) = Layer(tree, name, [stand]);
        return (printed, stand is TensorSpec only ? only.Shape : null, outputs[0]);
    }

    /// <summary>What is certain on one input need not be on another that gives the row as well.</summary>
    private ImmutableArray<SourceArgument> Loosened(RowAnswer answer, PrintedRow row, RowTarget target, ImmutableArray<TensorShape> inputs)
    {
        var arguments = answer.Arguments;
        foreach (var input in inputs.Take(6))
        {
            if (_solver.Solve(row, new TensorSpec(input, DType.Float32), target) is not { } other) continue;
            arguments = [.. arguments.Select(argument => Merged(argument, other.Arguments.FirstOrDefault(one => one.Name == argument.Name)))];
        }

        // Inputs that nobody proposed may give the row too, with other windows.
        return [.. arguments.Select(argument => argument is { Certainty: Certainty.Certain, Value: ['[', ..] } ? argument with { Certainty = Certainty.Likely } : argument)];
    }

    private static SourceArgument Merged(SourceArgument argument, SourceArgument? other)
    {
        if (other is null || argument.Certainty == Certainty.Unknown || (other.Value == argument.Value && other.Others.IsEmpty)) return argument;
        var others = argument.Others.AsEnumerable();
        if (other.Value is { } value) others = others.Append(value);
        return argument with { Certainty = Certainty.Likely, Others = [.. others.Concat(other.Others).Where(one => one != argument.Value).Distinct().Take(5)] };
    }

    private RebuiltModel Graph(ImmutableArray<RowTree> rows, string? name, TensorTree? given)
    {
        var names = new UniqueNames();
        var references = new References();
        var calls = CallsOf(rows);
        var inputs = new Queue<TensorSpec>(given?.Flatten() ?? []);
        var layers = ImmutableArray.CreateBuilder<RebuiltLayer>(rows.Length);
        foreach (var tree in rows)
        {
            cancellation.ThrowIfCancellationRequested();
            var row = tree.Row;
            var producer = new Producer(names.Of(row.Name), row);
            if (calls.TryGetValue(row.Name, out var numbers)) producer.Calls.UnionWith(numbers);
            if (IsInput(row))
            {
                var (layer, tensor) = Input(row, producer.Name, inputs.TryDequeue(out var spec) ? spec : null);
                layers.Add(layer);
                producer.Outputs.Add(tensor);
            }
            else
            {
                layers.Add(Connected(tree, producer, references));
            }

            references.Add(producer);
        }

        return new() { Name = name, IsGraph = true, Layers = layers.ToImmutable() };
    }

    private static Dictionary<string, SortedSet<int>> CallsOf(ImmutableArray<RowTree> rows)
    {
        var calls = new Dictionary<string, SortedSet<int>>();
        foreach (var reference in rows.SelectMany(tree => tree.Row.Connections))
        {
            if (reference.Call is not { } call) continue;
            if (!calls.TryGetValue(reference.Name, out var numbers)) calls[reference.Name] = numbers = [];
            numbers.Add(call);
        }

        return calls;
    }

    private static (RebuiltLayer Layer, TensorTree? Tensor) Input(PrintedRow row, string name, TensorSpec? given)
    {
        var shape = row.Shape.IsTold ? row.Shape.Tensors[0] : given?.Shape ?? new TensorShape(Dim.Unknown, Dim.Unknown);
        var isBatchOpen = shape.Rank > 0 && !shape[0].IsKnown;
        var sizes = string.Join(',', (isBatchOpen ? shape[1..] : shape).Dims.ToArray().Select(dim => dim.IsKnown ? $"{dim.Size}" : "null"));
        var argument = isBatchOpen ? "shape" : "batch_shape";
        var certainty = row.Shape is { IsTold: true, IsCut: false } ? Certainty.Certain : Certainty.Likely;
        return (new(name, InputLayer.Definition.Type, row)
        {
            Json = $"{{\"{argument}\":[{sizes}]}}",
            Arguments = [new(argument, $"[{sizes}]", certainty, [])],
        }, new TensorSpec(shape, DType.Float32));
    }

    /// <summary>A layer with what it is called on: the references that are printed, or the layer before where none are.</summary>
    private RebuiltLayer Connected(RowTree tree, Producer producer, References references)
    {
        var row = tree.Row;
        (RebuiltLayer Layer, TensorTree?[] Outputs, Producer[] Used)? asPrinted = null;
        foreach (var used in Choices(row, references).Take(MostTries))
        {
            foreach (var calls in Groupings(row, producer, used))
            {
                var inputs = calls.Select(Inputs).ToArray();
                if (Array.Exists(inputs, input => input is null) && asPrinted is not null) continue;
                var before = Unexplained.Count;
                var (layer, outputs) = Layer(tree, producer.Name, inputs);
                var connected = layer with { Calls = [.. calls.Select(call => call.Select(link => link.Text).ToImmutableArray())] };
                if (!layer.IsAsPrinted) return Take(connected, outputs, used);
                Unexplained.RemoveRange(before, Unexplained.Count - before);
                asPrinted ??= (connected, outputs, used);
            }
        }

        if (asPrinted is not var (printed, last, producers)) return Alone(tree, producer);
        if (!TypeNames.IsModel(row.Type) && TypeNames.Candidates(row).Any() && Choices(row, references).FirstOrDefault() is { } first && Groupings(row, producer, first).First() is [var call, ..] && Inputs(call) is { } input)
            Unexplained.Add((row, input));
        return Take(printed, last, producers);

        RebuiltLayer Take(RebuiltLayer layer, TensorTree?[] outputs, Producer[] used)
        {
            producer.Outputs.AddRange(outputs);
            foreach (var one in used) one.Uses++;
            return layer;
        }
    }

    private RebuiltLayer Alone(RowTree tree, Producer producer)
    {
        var (layer, outputs) = Layer(tree, producer.Name, [PrintedOutput(tree.Row)]);
        producer.Outputs.AddRange(outputs);
        return layer with { Calls = [[]] };
    }

    /// <summary>The layers that the references can mean together, the likeliest first.</summary>
    private IEnumerable<Producer[]> Choices(PrintedRow row, References references)
    {
        if (row.Connections.IsEmpty) return references.Last is { } last ? [[last]] : [];
        var candidates = new List<Producer[]>();
        foreach (var reference in row.Connections)
        {
            var found = references.Candidates(reference).Take(MostTries).ToArray();
            if (found.Length == 0)
            {
                if (!Unconnected.Contains((row, reference))) Unconnected.Add((row, reference));
                found = references.Last is { } before ? [before] : [];
            }

            if (found.Length > 0) candidates.Add(found);
        }

        return candidates.Aggregate((IEnumerable<Producer[]>)[[]], (all, found) => all.SelectMany(chosen => found.Where(one => !chosen.Contains(one) || found.Length == 1).Select(one => (Producer[])[.. chosen, one])));
    }

    /// <summary>How the references can be shared out among calls: as many calls as others refer to, all in one, or each in its own.</summary>
    private static IEnumerable<ImmutableArray<ImmutableArray<Link>>> Groupings(PrintedRow row, Producer producer, Producer[] used)
    {
        ImmutableArray<Link> links = [.. used.Select((one, i) => References.LinkTo(one, i < row.Connections.Length ? row.Connections[i] : default))];
        var count = producer.CallCount;
        if (count > 1 && links.Length % count == 0) yield return [.. links.Chunk(links.Length / count).Select(call => call.ToImmutableArray())];
        yield return [links];
        if (links.Length < 2) yield break;
        if (count == 1 || links.Length != count) yield return [.. links.Select(link => (ImmutableArray<Link>)[link])];
        yield return [[links[0]]];
    }

    private static TensorTree? Inputs(ImmutableArray<Link> call) => call switch
    {
        [] => null,
        [var only] => only.Tensor,
        _ when call.All(link => link.Tensor is not null) => new TensorSequence([.. call.Select(link => link.Tensor!)], IsTuple: false),
        _ => null,
    };

    /// <summary>A row's layer, and what each of its calls gives.</summary>
    private (RebuiltLayer Layer, TensorTree?[] Outputs) Layer(RowTree tree, string name, TensorTree?[] inputs)
    {
        var row = tree.Row;
        var printed = inputs.Select(_ => PrintedOutput(row)).ToArray();
        if (!tree.Rows.IsEmpty && TypeNames.IsModel(row.Type))
        {
            var model = Model(tree.Rows, name, inputs[0]);
            return (new(name, TypeNames.Current(row.Type), row) { Model = model }, printed);
        }

        if (inputs[0] is { } first && !TypeNames.IsModel(row.Type))
        {
            // The column shows the last call, or nothing where calls differ.
            var target = new RowTarget(row.Shape, row.Params);
            var last = inputs[^1] ?? first;
            if (_solver.Solve(row, last, target) is { } answer && Outputs(answer, inputs) is { } outputs) return (Solved(row, name, answer), outputs);
            if (TypeNames.Candidates(row).Any()) Unexplained.Add((row, last));
        }

        return (new(name, row.Type.Length > 0 ? TypeNames.Current(row.Type) : "Layer", row) { IsAsPrinted = true, IsFrozen = row.Trainable == false }, printed);
    }

    private static TensorTree?[]? Outputs(RowAnswer answer, TensorTree?[] inputs)
    {
        if (inputs.Length == 1) return [answer.Reading.Effect.Output];
        var outputs = new TensorTree?[inputs.Length];
        for (var i = 0; i < inputs.Length; i++)
        {
            outputs[i] = inputs[i] is { } input ? answer.Subject.Run(answer.Reading.Settings.AsSpan(), input)?.Output : null;
            if (outputs[i] is null) return null;
        }

        return outputs;
    }

    private static RebuiltLayer Solved(PrintedRow row, string name, RowAnswer answer) => new(name, answer.Subject.Definition.Type, row)
    {
        Json = answer.Subject.Json([.. answer.Reading.Settings.Where(setting => setting.Json != answer.Subject.Arguments.FirstOrDefault(argument => argument.Name == setting.Argument)?.Default)]),
        Arguments = answer.Arguments,
        IsFrozen = row.Trainable == false,
    };

    private static TensorTree? PrintedOutput(PrintedRow row) => row.Shape switch
    {
        { IsTold: false } => null,
        { Tensors: [var only], IsOpen: false } => new TensorSpec(only, DType.Float32),
        { Tensors: [var only], IsList: false } => new TensorSpec(only, DType.Float32),
        var shape => new TensorSequence([.. shape.Tensors.Select(tensor => new TensorSpec(tensor, DType.Float32))], IsTuple: false),
    };
}
