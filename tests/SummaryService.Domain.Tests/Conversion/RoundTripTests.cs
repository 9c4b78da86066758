using System.Text;
using System.Text.Json.Nodes;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Summaries;
using SummaryService.Domain.Tests.Inference;

namespace SummaryService.Domain.Tests.Conversion;

/// <summary>A model that was converted is the same model: every row, connection, weight and total.</summary>
public sealed class RoundTripTests
{
    private static readonly string[] Names = [.. ModelCases.Names.Where(name => !name.StartsWith("operators/", StringComparison.Ordinal) && HasLayersOnly(ModelCases.Get(name)["model_json"]!))];

    public static TheoryData<string, string> Models => new(Names.SelectMany(name => Converter.Targets.Select(target => (name, target))));

    [Theory]
    [MemberData(nameof(Models))]
    public void A_converted_model_gives_the_same_summary(string name, string target)
    {
        var model = Encoding.UTF8.GetBytes(ModelCases.Get(name)["model_json"]!.ToJsonString());
        var converted = Converted(model, target);
        var summary = Summarized(converted);
        Assert.Equal(target, summary.Dialect);
        Assert.Equal(Shown(Summarized(model)), Shown(summary));
        if (target == "keras3") return;
        // And back again.
        Assert.Equal(Shown(summary), Shown(Summarized(Converted(converted, "keras3"))));
    }

    [Fact]
    public void There_are_models_to_convert() => Assert.True(Names.Length > 40);

    [Fact]
    public void What_equals_its_default_is_left_out()
    {
        var model = ModelCases.Get("models/fashion_mnist_cnn")["model_json"]!.ToJsonString();
        var first = JsonNode.Parse(Converted(Encoding.UTF8.GetBytes(model), "simple"))!["layers"]!.AsArray().First(layer => (string?)layer!["type"] == "Conv2D")!;
        Assert.Equal(["type", "name", "filters", "kernel_size", "activation"], first.AsObject().Select(member => member.Key));
    }

    [Theory]
    [InlineData("simple")]
    [InlineData("keras2")]
    public void A_layer_that_the_dialect_does_not_have_is_a_problem(string target)
    {
        var model = """{"class_name":"Sequential","config":{"name":"m","layers":[{"class_name":"Mine","module":"mine","registered_name":"Mine","config":{"name":"own"}}]}}"""u8;
        var report = Converter.Convert(new ModelFile { Architecture = model.ToArray() }, target).Report!;
        Assert.Equal(("not_convertible.class", "own"), (report.Problems[0].Key, report.Problems[0].Layer));
        Assert.NotEmpty(Messages.Message(report.Problems[0]));
    }

    [Theory]
    [InlineData("simple")]
    [InlineData("keras3")]
    [InlineData("keras2")]
    public void What_old_releases_call_otherwise_or_take_by_default_is_kept(string target)
    {
        var keras1 = """
            {"class_name":"Sequential","keras_version":"1.2.2","config":[
            {"class_name":"Convolution2D","config":{"name":"c","nb_filter":4,"nb_row":3,"nb_col":5,"border_mode":"same","dim_ordering":"th","subsample":[2,1],"batch_input_shape":[null,3,16,16]}},
            {"class_name":"Reshape","config":{"name":"r","target_shape":[8,64]}},
            {"class_name":"GRU","config":{"name":"g","output_dim":5,"inner_activation":"hard_sigmoid"}}]}
            """;
        var model = Encoding.UTF8.GetBytes(keras1);
        Assert.Equal("keras1", Summarized(model).Dialect);
        Assert.Equal(Shown(Summarized(model)), Shown(Summarized(Converted(model, target))));
    }

    [Theory]
    [InlineData("""{"type":"Conv2D","filters":2,"kernel_size":3,"activation":{"type":"PReLU","shared_axes":[1,2]}}""", "simple keras3 keras2")]
    [InlineData("""{"type":"LocallyConnected2D","filters":2,"kernel_size":3}""", "simple keras2")]
    [InlineData("""{"type":"RandomHeight","factor":0.2}""", "simple keras2")]
    [InlineData("""{"type":"Bidirectional","layer":{"type":"LSTM","units":3,"return_sequences":true},"merge_mode":null,"input_shape":[8,8]},{"type":"Concatenate"}""", "simple keras3 keras2")]
    public void What_people_write_is_kept_in_every_dialect_that_has_it(string layers, string targets)
    {
        var input = layers.Contains("input_shape", StringComparison.Ordinal) ? "" : "\"input_shape\":[8,8,3],";
        var model = Encoding.UTF8.GetBytes($$"""{"name":"m",{{input}}"layers":[{{layers}}]}""");
        foreach (var target in targets.Split(' '))
            Assert.Equal(Shown(Summarized(model)), Shown(Summarized(Converted(model, target))));
    }

    // What Keras 2 does not put into a model, it does not write.
    [Theory]
    [InlineData("simple", true)]
    [InlineData("keras3", true)]
    [InlineData("keras2", false)]
    public void Operations_that_Keras_adds_are_there_after_a_conversion(string target, bool hasThem)
    {
        var model = """
            {"name":"m","layers":[{"type":"Input","name":"x","shape":[6]},{"type":"Embedding","name":"e","input_dim":9,"output_dim":4,"mask_zero":true,"inputs":"x"},
            {"type":"Masking","name":"k","mask_value":2,"inputs":"e"},{"type":"LSTM","name":"r","units":3,"inputs":"k"},{"type":"LSTM","name":"s","units":3,"inputs":"e"},{"type":"Add","name":"a","inputs":["r","s"]}]}
            """u8.ToArray();
        var (before, after) = (Summarized(model), Summarized(Converted(model, target)));
        Assert.Equal(!hasThem ? [] : ["any", "not_equal", "not_equal_1"], after.Layers.Where(row => row.IsOperation).Select(row => row.Name).Order(StringComparer.Ordinal));
        if (hasThem) Assert.Equal(Shown(before), Shown(after));
        else Assert.Equal(before.Layers.Where(row => !row.IsOperation).Select(row => (row.Name, row.Params)), after.Layers.Select(row => (row.Name, row.Params)));
    }

    [Fact]
    public void What_only_the_release_took_for_granted_is_told()
    {
        var model = """
            {"class_name":"Sequential","keras_version":"2.2.4","config":{"name":"m","layers":[
            {"class_name":"Lambda","config":{"name":"own","batch_input_shape":[null,8],"function":"f","function_type":"function"}},
            {"class_name":"Dense","config":{"name":"d","units":2}}]}}
            """u8.ToArray();
        Assert.Equal(18, Summarized(Converted(model, "keras3")).Totals.Params);
    }

    // Nobody consumes them, so that no tensor in the file tells their shape.
    [Theory]
    [InlineData("""{"class_name":"Lambda","config":{"name":"own","function":"f","function_type":"function"}}""", "[null,8,3]")]
    [InlineData("""{"class_name":"Lambda","config":{"name":"own","function":"f","output_shape":null}}""", "[null,8]")]
    [InlineData("""{"class_name":"TimeDistributed","config":{"name":"own","layer":{"class_name":"Lambda","config":{"name":"f","function":"f"}}}}""", "[null,8,3]")]
    public void A_shape_that_only_the_release_assumes_is_told_at_the_end_of_a_model(string layer, string shape)
    {
        var model = Encoding.UTF8.GetBytes($$"""
            {"class_name":"Model","keras_version":"2.4.0","config":{"name":"m","layers":[
            {"class_name":"InputLayer","config":{"name":"x","batch_input_shape":{{shape}} },"name":"x","inbound_nodes":[]},
            {{layer[..^1]}},"name":"own","inbound_nodes":[[["x",0,0,{}]]]}],
            "input_layers":[["x",0,0]],"output_layers":[["own",0,0]]} }
            """);
        var again = Summarized(Converted(model, "keras3"));
        Assert.Equal(Shown(Summarized(model)), Shown(again));
        Assert.NotNull(again.Layers[^1].Output);
    }

    [Theory]
    [InlineData("""{"class_name":"Dense","config":{"name":"d","output_dim":2,"activation":"own_function"}}""")]
    [InlineData("""{"class_name":"ZeroPadding2D","config":{"name":"p","padding":[1,2,3,4]}}""")]
    [InlineData("""{"class_name":"Lambda","config":{"name":"l","function":"f","output_shape":["4wEA\n",null,null],"output_shape_type":"lambda"}}""")]
    public void What_an_old_release_writes_in_a_way_of_its_own_is_written_as_now(string layer)
    {
        var model = Encoding.UTF8.GetBytes($$"""
            {"class_name":"Sequential","keras_version":"1.2.2","config":[
            {"class_name":"Activation","config":{"name":"a","activation":"relu","batch_input_shape":[null,8,8,4] } },{{layer}}]}
            """);
        foreach (var target in Converter.Targets.Where(target => !layer.Contains("Lambda", StringComparison.Ordinal) || target == "keras3"))
            Assert.Equal(Shown(Summarized(model)), Shown(Summarized(Converted(model, target))));
    }

    // Python takes None for false: reset_after gives the second half of the bias, use_bias the whole.
    [Theory]
    [InlineData("""{"type":"GRU","units":4,"reset_after":null}""", 3 * 4 * (3 + 4 + 1))]
    [InlineData("""{"type":"GRU","units":4}""", 3 * 4 * (3 + 4 + 2))]
    [InlineData("""{"type":"Dense","units":4,"use_bias":null}""", 3 * 4)]
    public void A_flag_that_is_null_is_false(string layer, int expected) =>
        Assert.Equal(expected, Summarized(Encoding.UTF8.GetBytes($$"""{"input_shape":[5,3],"layers":[{{layer}}]}""")).Totals.Params);

    [Theory]
    [InlineData("""{"input_shape":[5,3],"layers":[{"type":"GRU","units":4,"reset_after":null}]}""")]
    [InlineData("""{"input_shape":[5],"layers":[{"type":"Dense","units":4,"use_bias":null},{"type":"BatchNormalization","scale":null}]}""")]
    [InlineData("""{"class_name":"Sequential","keras_version":"2.2.4","config":{"name":"m","layers":[{"class_name":"GRU","config":{"units":4,"reset_after":null,"batch_input_shape":[null,5,3]}}]}}""")]
    public void A_flag_that_is_null_stays_as_good_as_false(string json)
    {
        var model = Encoding.UTF8.GetBytes(json);
        foreach (var target in Converter.Targets)
            Assert.Equal(Shown(Summarized(model)), Shown(Summarized(Converted(model, target))));
    }

    [Theory]
    [InlineData("""["d",0,0]""", """{"mode":"text"}""", "not_convertible.call_argument")]
    [InlineData("0", "{}", "not_convertible.outputs")]
    public void What_the_short_form_would_take_for_something_else_is_a_problem(string outputs, string arguments, string key)
    {
        var model = $$"""
            {"class_name":"Model","keras_version":"2.4.0","config":{"name":"m","layers":[
            {"class_name":"InputLayer","config":{"name":"x","batch_input_shape":[null,9]},"name":"x","inbound_nodes":[]},
            {"class_name":"Dense","config":{"name":"d","units":6},"name":"d","inbound_nodes":[[["x",0,0,{{arguments}}]]]}],
            "input_layers":[["x",0,0]],"output_layers":{{outputs}}} }
            """;
        var report = Converter.Convert(new ModelFile { Architecture = Encoding.UTF8.GetBytes(model) }, "simple").Report!;
        Assert.Equal(key, report.Problems[0].Key);
    }

    [Fact]
    public void An_input_that_the_model_does_not_list_is_a_problem_in_the_short_form()
    {
        var model = """
            {"class_name":"Functional","keras_version":"2.4.0","config":{"name":"m","layers":[
            {"class_name":"InputLayer","config":{"name":"x","batch_input_shape":[null,9]},"name":"x","inbound_nodes":[]},
            {"class_name":"InputLayer","config":{"name":"y","batch_input_shape":[null,9]},"name":"y","inbound_nodes":[]},
            {"class_name":"Dense","config":{"name":"d","units":6},"name":"d","inbound_nodes":[[["x",0,0,{}]]]}],
            "input_layers":[["x",0,0]],"output_layers":[["d",0,0]]}}
            """u8.ToArray();
        Assert.Equal(2, Summarized(Converted(model, "keras3")).Layers.Length);
        var problem = Converter.Convert(new ModelFile { Architecture = model }, "simple").Report!.Problems[0];
        Assert.Equal(("not_convertible.inputs", "y"), (problem.Key, problem.Layer));
    }

    [Fact]
    public void An_operation_whose_module_is_not_told_stays_one()
    {
        var model = """
            {"class_name":"Functional","config":{"name":"m","layers":[
            {"module":"keras.layers","class_name":"InputLayer","config":{"batch_shape":[null,9],"name":"x"},"name":"x","inbound_nodes":[]},
            {"class_name":"Cumsum","config":{"name":"s","axis":1},"registered_name":"Cumsum","name":"s","inbound_nodes":[
            {"args":[{"class_name":"__keras_tensor__","config":{"keras_history":["x",0,0]}}],"kwargs":{}}]}],
            "input_layers":[["x",0,0]],"output_layers":[["s",0,0]]}}
            """u8.ToArray();
        Assert.Equal(Shown(Summarized(model)), Shown(Summarized(Converted(model, "keras3"))));
    }

    [Theory]
    [InlineData("keras3", """["d",0,0]""")]
    [InlineData("keras2", """[["d",0,0]]""")]
    public void A_sole_output_is_listed_as_the_release_lists_it(string target, string outputs)
    {
        var model = """{"layers":[{"type":"Input","name":"x","shape":[4]},{"type":"Dense","name":"d","units":2,"inputs":"x"}]}"""u8.ToArray();
        Assert.Equal(outputs, JsonNode.Parse(Converted(model, target))!["config"]!["output_layers"]!.ToJsonString());
    }

    private const string OwnFunction = """
        {"module":"keras.layers","class_name":"Lambda","config":{"name":"own","function":{"class_name":"__lambda__","config":{"code":"4wEA"}}},"registered_name":null,"name":"own","inbound_nodes":[
        {"args":[{"class_name":"__keras_tensor__","config":{"shape":[null,10],"dtype":"float32","keras_history":["x",0,0]}}],"kwargs":{}}]}
        """;

    private const string OwnClass = """
        {"module":"mine","class_name":"Mine","config":{"name":"own"},"registered_name":"mine>Mine","name":"own","inbound_nodes":[
        {"args":[{"class_name":"__keras_tensor__","config":{"shape":[null,10],"dtype":"float32","keras_history":["x",0,0]}}],"kwargs":{}}]}
        """;

    // What takes it tells what it gives, and nothing else does.
    [Theory]
    [InlineData(OwnFunction, "[null,1]", "simple", "keras2", "keras3")]
    [InlineData(OwnFunction, "[null,null,4]", "simple", "keras2", "keras3")]
    [InlineData(OwnClass, "[null,1]", "keras3")]
    public void A_shape_that_only_the_consumer_tells_is_kept(string own, string shape, params string[] targets)
    {
        var model = Encoding.UTF8.GetBytes(Around(own, $$"""
            ,{"module":"keras.layers","class_name":"Dense","config":{"name":"d","units":1},"registered_name":null,"name":"d","inbound_nodes":[
            {"args":[{"class_name":"__keras_tensor__","config":{"shape":{{shape}},"dtype":"float32","keras_history":["own",0,0]} }],"kwargs":{} }]}
            """, "d"));
        Assert.DoesNotContain(Summarized(model).Layers, row => row.Output is null);
        foreach (var target in targets)
            Assert.Equal(Shown(Summarized(model)), Shown(Summarized(Converted(model, target))));
    }

    [Theory]
    [InlineData(OwnFunction, "simple", "not_convertible.shape")]
    [InlineData(OwnFunction, "keras2", "not_convertible.shape")]
    [InlineData(OwnFunction, "keras3", null)]
    [InlineData(OwnClass, "simple", "not_convertible.class")]
    [InlineData(OwnClass, "keras2", "not_convertible.class")]
    [InlineData(OwnClass, "keras3", null)]
    public void A_shape_that_nobody_tells_stays_unknown_or_is_a_problem(string own, string target, string? key)
    {
        var model = Encoding.UTF8.GetBytes(Around(own, "", "own"));
        var outcome = Converter.Convert(new ModelFile { Architecture = model }, target);
        Assert.Equal(key, outcome.Report?.Problems.Single().Key);
        if (outcome.IsSuccess) Assert.Equal(Shown(Summarized(model)), Shown(Summarized(outcome.Value.Json.ToArray())));
    }

    [Theory]
    [InlineData("""{"class_name":"Sequential","keras_version":"2.9.0","config":{"name":"m","layers":[{"class_name":"Mine","config":{"name":"own","batch_input_shape":[null,4]}}]}}""", "not_convertible.class.anywhere")]
    [InlineData("""{"layers":[{"type":"Input","name":"x","shape":[4]},{"type":"ops.relu","inputs":"x"}]}""", "not_convertible.operation.anywhere")]
    public void Nobody_is_sent_to_a_dialect_that_refuses_too(string json, string key)
    {
        foreach (var target in Converter.Targets)
        {
            var problem = Converter.Convert(new ModelFile { Architecture = Encoding.UTF8.GetBytes(json) }, target).Report!.Problems.Single();
            Assert.Equal(key, problem.Key);
            Assert.DoesNotContain("onvert to", Messages.Hint(problem));
        }
    }

    private static string Around(string own, string after, string output) => $$"""
        {"module":"keras.src.models.functional","class_name":"Functional","config":{"name":"m","layers":[
        {"module":"keras.layers","class_name":"InputLayer","config":{"batch_shape":[null,10],"dtype":"float32","name":"x"},"registered_name":null,"name":"x","inbound_nodes":[]},
        {{own}}{{after}}],"input_layers":[["x",0,0]],"output_layers":[["{{output}}",0,0]]},"registered_name":"Functional"}
        """;

    [Fact]
    public void A_result_that_would_fill_the_memory_is_given_up()
    {
        var references = string.Join(',', Enumerable.Repeat("\"a\"", 500_000));
        var model = Encoding.UTF8.GetBytes($$"""{"layers":[{"type":"Input","name":"a","shape":[2]},{"type":"Add","name":"s","inputs":[{{references}}]}]}""");
        var before = GC.GetAllocatedBytesForCurrentThread();
        var options = new SummaryOptions { Limits = new Limits { References = 500_000 } };
        var report = Converter.Convert(new ModelFile { Architecture = model }, "keras3", options).Report!;
        Assert.Equal("limit_exceeded.converted", report.Problems[0].Key);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 400_000_000);
    }

    private static byte[] Converted(byte[] model, string target)
    {
        var outcome = Converter.Convert(new ModelFile { Architecture = model }, target);
        Assert.True(outcome.IsSuccess, outcome.IsSuccess ? "" : string.Join('\n', outcome.Report.Problems.Select(problem => $"{problem.Pointer} {Messages.Message(problem)}")));
        return outcome.Value.Json.ToArray();
    }

    private static ModelSummary Summarized(byte[] model)
    {
        var outcome = Summarizer.Summarize(model);
        Assert.True(outcome.IsSuccess, outcome.IsSuccess ? "" : string.Join('\n', outcome.Report.Problems.Select(problem => $"{problem.Pointer} {Messages.Message(problem)}")) + Encoding.UTF8.GetString(model));
        return outcome.Value;
    }

    // What an optimizer keeps is no part of the architecture, and no dialect but Keras 3's tells it.
    private static string Shown(ModelSummary model) => string.Join('\n',
    [
        $"{model.Name} {model.Type}",
        .. model.Layers.SelectMany(row => Rows(row, "")),
        $"{model.Totals.Params} {model.Totals.Trainable} {model.Totals.NonTrainable} {model.Totals.TrainableBytes} {model.Totals.NonTrainableBytes}",
        .. model.Inputs.Concat(model.Outputs).Select(tensor => $"{tensor.Name} {tensor.Tensor}"),
    ]);

    private static IEnumerable<string> Rows(LayerRow row, string indent) =>
    [
        $"{indent}{row.Name} {row.Type} {ShapeText.Of(row.Output)} {row.Params} {row.TrainableParams} {row.Trainable} {string.Join(", ", row.ConnectedTo)} "
            + string.Join("; ", row.Weights.Select(weight => $"{weight.Name} {string.Join(",", weight.Axes.Select(axis => axis.Size))} {weight.DType} {weight.Trainable}")),
        .. row.Layers.SelectMany(inner => Rows(inner, $"{indent}  ")),
    ];

    private static bool HasLayersOnly(JsonNode model) => model["config"]!["layers"]!.AsArray().All(layer =>
        layer!["config"]!["layers"] is JsonArray ? HasLayersOnly(layer) : !((string)layer["module"]!).StartsWith("keras.src.ops", StringComparison.Ordinal));
}
