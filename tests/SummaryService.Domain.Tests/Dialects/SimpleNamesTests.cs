using System.Text;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Tests.Dialects;

/// <summary>The names in the short form where nobody gives them, as each era's session would.</summary>
public sealed class SimpleNamesTests
{
    private const string Chain = """
        {"layers": [
          {"type": "Conv2D", "filters": 8, "kernel_size": 3, "input_shape": [16, 16, 3]},
          {"type": "MaxPool2D"},
          {"type": "Conv2D", "filters": 8, "kernel_size": 3},
          {"type": "Flatten"},
          {"type": "Dense", "units": 8, "name": "dense_7"},
          {"type": "Dense", "units": 10}]}
        """;

    private const string Graph = """
        {"layers": [
          {"type": "Input", "name": "image", "shape": [8]},
          {"layers": [{"type": "Dense", "units": 4, "input_shape": [8]}], "inputs": "image", "name": "inner"},
          {"type": "Input", "shape": [4]},
          {"type": "Input", "shape": [4]},
          {"type": "Add", "inputs": ["inner", "IN", "IN_NEXT"]}]}
        """;

    private const string Wrapped = """
        {"input_shape": [5, 8, 8, 2], "layers": [
          {"type": "ConvLSTM2D", "filters": 2, "kernel_size": 3, "return_sequences": true},
          {"type": "TimeDistributed", "layer": {"type": "TimeDistributed", "layer": {"type": "Flatten"}}},
          {"type": "TimeDistributed", "layer": {"type": "Flatten"}},
          {"type": "TimeDistributed", "layer": {"type": "Dense", "units": 4, "name": "mine"}, "name": "own"},
          {"type": "Bidirectional", "layer": {"type": "LSTM", "units": 4, "return_sequences": true}},
          {"type": "LSTM", "units": 4},
          {"type": "Flatten"},
          {"type": "Dense", "units": 4}]}
        """;

    public static TheoryData<string, KerasEra, string> Eras => new()
    {
        { Chain, KerasEra.Keras3, "sequential: input_layer: conv2d max_pooling2d conv2d_1 flatten dense_7 dense" },
        { Chain, KerasEra.TensorFlow27, "sequential: conv2d_input: conv2d max_pooling2d conv2d_1 flatten dense_7 dense" },
        { Chain, KerasEra.Keras2, "sequential_1: conv2d_1_input: conv2d_1 max_pooling2d_1 conv2d_2 flatten_1 dense_7 dense_1" },
        { Graph.Replace("IN_NEXT", "input_2").Replace("IN", "input_1"), KerasEra.TensorFlow27, "model: image input_1 input_2: image inner input_1 input_2 add" },
        { Graph.Replace("IN_NEXT", "input_2").Replace("IN", "input_1"), KerasEra.Keras2, "model_1: image input_1 input_2: image inner input_1 input_2 add_1" },
        { Graph.Replace("IN_NEXT", "input_layer_2").Replace("IN", "input_layer_1"), KerasEra.Keras3, "functional: image input_layer_1 input_layer_2: image inner input_layer_1 input_layer_2 add" },
    };

    public static TheoryData<KerasEra, string> Wrappers => new()
    {
        { KerasEra.Keras3, "conv_lstm2d time_distributed_1 time_distributed_2 own bidirectional lstm_1 flatten_2 dense" },
        { KerasEra.TensorFlow24, "conv_lst_m2d time_distributed_1 time_distributed_2 own bidirectional lstm_1 flatten_2 dense" },
        { KerasEra.Keras2, "conv_lst_m2d_1 time_distributed_2 time_distributed_3 own bidirectional_1 lstm_2 flatten_3 dense_1" },
    };

    [Theory]
    [MemberData(nameof(Eras))]
    public void A_model_is_named_as_its_era_named_it(string body, KerasEra era, string expected)
    {
        var model = Summarize(body, era);
        Assert.Equal(expected, $"{model.Name}: {string.Join(' ', model.Inputs.Select(input => input.Name))}: {Names(model)}");
    }

    [Theory]
    [MemberData(nameof(Wrappers))]
    public void A_layer_in_an_argument_is_named_before_the_layer_around_it(KerasEra era, string expected) =>
        Assert.Equal(expected, Names(Summarize(Wrapped, era)));

    private static string Names(ModelSummary model) => string.Join(' ', model.Layers.Select(layer => layer.Name));

    private static ModelSummary Summarize(string body, KerasEra era)
    {
        var outcome = Summarizer.Summarize(Encoding.UTF8.GetBytes(body), new() { Era = era });
        Assert.True(outcome.IsSuccess, outcome.IsSuccess ? "" : Messages.Message(outcome.Report.Problems[0]));
        return outcome.Value;
    }
}
