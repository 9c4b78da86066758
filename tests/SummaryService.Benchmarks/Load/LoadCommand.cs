using System.Globalization;
using System.Net.Sockets;

namespace SummaryService.Benchmarks.Load;

/// <summary>Drives the service and the yardstick in turn, and prints what part of the yardstick's rate the service reaches.</summary>
internal static class LoadCommand
{
    // Long enough for the code to be compiled for the second time.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    private const int ServicePort = 5091;
    private const int YardstickPort = 5092;

    public static async Task<int> RunAsync(string[] args)
    {
        var seconds = Numbers.Option(args, "--seconds", 2);
        var rounds = Numbers.Option(args, "--rounds", 5);
        var connections = Numbers.Option(args, "--connections", 16);
        await StartServiceAsync(args.Contains("--logging"));
        await using var yardstick = await Yardstick.StartAsync(YardstickPort);

        Console.WriteLine("| request | yardstick, requests/s | service, requests/s | reach |");
        Console.WriteLine("| --- | ---: | ---: | ---: |");
        foreach (var (name, path, body) in Requests())
        {
            var service = new HttpLoad(ServicePort, path, body);
            yardstick.Answer(await service.AnswerAsync());
            var bare = new HttpLoad(YardstickPort, "/", body);
            await service.RunAsync(connections, WarmUp);
            await bare.RunAsync(connections, WarmUp);
            var (services, bares) = (new List<double>(), new List<double>());
            for (var round = 0; round < rounds; round++)
            {
                bares.Add(await bare.RunAsync(connections, TimeSpan.FromSeconds(seconds)));
                services.Add(await service.RunAsync(connections, TimeSpan.FromSeconds(seconds)));
            }

            var reach = Numbers.Median(services.Zip(bares, (mine, theirs) => mine / theirs));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {name} | {Numbers.Median(bares):N0} | {Numbers.Median(services):N0} | {reach:P0} |"));
        }

        return 0;
    }

    private static IEnumerable<(string Name, string Path, byte[] Body)> Requests()
    {
        yield return ("lesson, JSON", "/v1/summary", Bodies.Lesson);
        yield return ("lesson, text", "/v1/summary?format=text&style=tf2.6", Bodies.Lesson);
        yield return ("lesson as Keras 3 JSON, JSON", "/v1/summary", Bodies.LessonKeras3);
        yield return ("lesson as Keras 3 JSON, text", "/v1/summary?format=text", Bodies.LessonKeras3);
        yield return ("ResNet50 as Keras 3 JSON, JSON", "/v1/summary", Bodies.ResNet50);
        yield return ("ResNet50 as Keras 3 JSON, text", "/v1/summary?format=text", Bodies.ResNet50);
        yield return ("10,000 layers, JSON", "/v1/summary", Bodies.Chain(10_000));
        yield return ("10,000 layers, text", "/v1/summary?format=text&style=tf2.6", Bodies.Chain(10_000));
    }

    /// <summary>Starts the service just as its program starts it, in this process.</summary>
    private static async Task StartServiceAsync(bool logging)
    {
        string[] args = [$"--urls=http://127.0.0.1:{ServicePort}", $"--Logging:Requests={logging}"];
        var entryPoint = System.Reflection.Assembly.Load("SummaryService.Api").EntryPoint!;
        _ = Task.Run(() => entryPoint.Invoke(null, [args]));
        for (var attempt = 0; attempt < 100; attempt++)
        {
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync("127.0.0.1", ServicePort);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(100);
            }
        }

        throw new InvalidOperationException("The service did not start.");
    }
}
