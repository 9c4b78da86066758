using System.Text;

namespace SummaryService.Domain.Tests.Inference;

public sealed class CancellationTests
{
    private static readonly byte[] Model = """{"input_shape":[4],"layers":[{"type":"Dense","units":2}]}"""u8.ToArray();

    [Fact]
    public void Work_whose_time_is_up_ends_at_the_next_layer()
    {
        using var ended = new CancellationTokenSource();
        ended.Cancel();

        Assert.Throws<OperationCanceledException>(() => Summarizer.Summarize(Model, null, ended.Token));
        Assert.Throws<OperationCanceledException>(() => Converter.Convert(ModelFile.Open(Model).Value!, "keras3", null, ended.Token));
    }

    [Fact]
    public void A_walk_over_many_layers_ends_on_the_way()
    {
        var layers = string.Join(',', Enumerable.Repeat("""{"type":"Dense","units":2}""", 20_000));
        var body = Encoding.UTF8.GetBytes($$"""{"input_shape":[4],"layers":[{{layers}}]}""");
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(1));

        Assert.Throws<OperationCanceledException>(() => Summarizer.Summarize(body, null, soon.Token));
        Assert.True(Summarizer.Summarize(body, null, CancellationToken.None).IsSuccess);
    }
}
