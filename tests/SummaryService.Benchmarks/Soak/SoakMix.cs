using System.Text;
using System.Text.Json.Nodes;
using SummaryService.Benchmarks.Load;

namespace SummaryService.Benchmarks.Soak;

/// <summary>What a school sends in a day, in no order, but in the same one each time: lessons most of all, and much that is wrong.</summary>
internal static class SoakMix
{
    // Each wrong body of the cases comes at least once.
    private const int Rounds = 10;
    private const int WrongInRound = 12;

    /// <summary>The requests, over and over in this order.</summary>
    public static SoakRequest[] Requests()
    {
        var wrong = WrongModels();
        var requests = new List<SoakRequest>();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (share, request) in Shares())
                requests.AddRange(Enumerable.Repeat(request, share));
            for (var i = 0; i < WrongInRound; i++)
                requests.Add(wrong[((round * WrongInRound) + i) % wrong.Length]);
        }

        var mixed = requests.ToArray();
        new Random(1).Shuffle(mixed);
        return mixed;
    }

    private static IEnumerable<(int Share, SoakRequest Request)> Shares()
    {
        yield return (20, Sound("/v1/summary", Bodies.Lesson));
        yield return (16, Sound("/v1/summary?format=text&style=tf2.6", Bodies.Lesson));
        yield return (10, Sound("/v1/summary?explain=true", Bodies.Lesson));
        yield return (14, Sound("/v1/summary", Bodies.LessonKeras3));
        yield return (4, Sound("/v1/summary", Bodies.ResNet50));
        yield return (4, Sound("/v1/summary?format=text", Bodies.ResNet50));
        yield return (6, Sound("/v1/summary?format=text", Bodies.Case("files", "two_in_two_out.keras"), "application/octet-stream"));
        yield return (5, Sound("/v1/diagram", Bodies.Lesson));
        yield return (3, Sound("/v1/diagram?view=flow", Bodies.Lesson));
        yield return (6, Sound("/v1/summary", "model.summary()"u8.ToArray()) with { IsSound = false });
    }

    private static SoakRequest[] WrongModels() =>
    [
        .. Encoding.UTF8.GetString(Bodies.Case("invalid", "bodies.ndjson")).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => (string)JsonNode.Parse(line)!["body"]!)
            .Select(body => Sound("/v1/summary", Encoding.UTF8.GetBytes(body)) with { IsSound = false }),
    ];

    private static SoakRequest Sound(string path, byte[] body, string type = "application/json") => new(HttpConnection.Post(path, body, type), IsSound: true);
}
