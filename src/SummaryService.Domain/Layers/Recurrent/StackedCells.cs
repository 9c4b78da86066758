using System.Collections.Immutable;
using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Recurrent;

/// <summary>Cells on top of each other as one cell: each takes the output of the one before.</summary>
/// <remarks>
/// Input    what the first cell takes; the states of all cells
/// Output   the last cell's, then the new states of all cells
/// Weights  the cells', each under its name
/// Source   https://keras.io/api/layers/recurrent_layers/stacked_rnn_cell/
/// </remarks>
internal sealed class StackedCells(ImmutableArray<NestedLayer> cells) : RecurrentCell
{
    public static readonly LayerDefinition Definition = LayerDefinition.Binding("StackedRNNCells", c =>
        Read(c, "cells") is { IsEmpty: false } cells ? new StackedCells(cells) : null) with
    {
        Source = "https://keras.io/api/layers/recurrent_layers/stacked_rnn_cell/",
    };

    private readonly ImmutableArray<RecurrentCell> _rules = [.. cells.Select(cell => (RecurrentCell)cell.Bound.Innermost)];

    public override int InputRank => _rules[0].InputRank;

    public override Index FeatureAxis => _rules[0].FeatureAxis;

    public override int StateCount => _rules.Sum(rule => rule.StateCount);

    /// <summary>Reads a cell or a list of cells; none where one of them is no cell, with its problem told.</summary>
    public static ImmutableArray<NestedLayer> Read(ConfigReader c, string argument)
    {
        var cells = c.Layers(argument);
        if (c.IsEmptyList(argument)) c.Report(argument, "wrong_kind.empty_cells");
        foreach (var cell in cells)
        {
            if (cell.Bound.Innermost is RecurrentCell) continue;
            c.Report(argument, "wrong_kind.cell", ("inner", cell.Type));
            return [];
        }

        return cells;
    }

    public override ImmutableArray<TensorShape> States(TensorShape step)
    {
        var states = ImmutableArray.CreateBuilder<TensorShape>();
        foreach (var rule in _rules)
        {
            states.AddRange(rule.States(step));
            step = rule.Output(step);
        }

        return states.ToImmutable();
    }

    public override TensorShape Output(TensorShape step)
    {
        foreach (var rule in _rules)
            step = rule.Output(step);
        return step;
    }

    public override DimRule[][] StateSizes(TensorShape step)
    {
        var rules = new List<DimRule[]>();
        foreach (var rule in _rules)
        {
            rules.AddRange(rule.StateSizes(step));
            step = rule.Output(step);
        }

        return [.. rules];
    }

    public override DimRule[] OutputSizes(TensorShape step)
    {
        foreach (var rule in _rules[..^1])
            step = rule.Output(step);
        return _rules[^1].OutputSizes(step);
    }

    protected override LayerEffect Step(RecurrentInputs given, CallInputs inputs)
    {
        var outputs = new List<TensorTree>();
        var weights = ImmutableArray.CreateBuilder<Weight>();
        var (x, used, work) = (given.First, 0, Layers.Work.None);
        for (var i = 0; i < cells.Length; i++)
        {
            var states = given.States.Slice(used, _rules[i].StateCount);
            var effect = cells[i].Apply(inputs.Of(new TensorSequence([x, .. states], IsTuple: false)));
            var tensors = effect.Output.Flatten();
            outputs.AddRange(tensors.Skip(1));
            weights.AddRange(effect.Weights);
            (x, used, work) = (tensors[0], used + states.Length, work + effect.Work);
        }

        return new(new TensorSequence([x, .. outputs], IsTuple: false), weights.ToImmutable(), work);
    }
}
