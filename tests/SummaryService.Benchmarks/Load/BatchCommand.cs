using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SummaryService.Benchmarks.Load;

/// <summary>Sends many models, one a line, to a service of its own process, reads the answers meanwhile, and tells the rate and the memory.</summary>
internal static class BatchCommand
{
    private const int Port = 5093;
    private const int DefaultModels = 100_000;
    private const int LinesAtOnce = 50;

    public static async Task<int> RunAsync(string[] args)
    {
        var models = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : DefaultModels;
        using var service = await ServiceProcess.StartAsync(Port);
        using var connection = new TcpClient();
        await connection.ConnectAsync(IPAddress.Loopback, Port);
        var line = Bodies.OneLine(Bodies.LessonKeras3);
        var clock = Stopwatch.StartNew();
        var sending = SendAsync(connection.GetStream(), line, models);
        var (answers, received) = await CountAsync(connection.GetStream());
        await sending;
        var seconds = clock.Elapsed.TotalSeconds;
        Console.WriteLine("| models | sent | received | seconds | models/s | largest resident memory |");
        Console.WriteLine("| ---: | ---: | ---: | ---: | ---: | ---: |");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {answers:N0} | {(double)line.Length * models / 1e6:N0} MB | {received / 1e6:N0} MB | {seconds:F1} | {answers / seconds:N0} | {service.PeakMemory / 1e6:N0} MB |"));
        return answers == models ? 0 : 1;
    }

    private static async Task SendAsync(NetworkStream stream, byte[] line, int models)
    {
        var head = $"POST /v1/summaries HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\nContent-Length: {(long)line.Length * models}\r\nConnection: close\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
        byte[] lines = [.. Enumerable.Repeat(line, LinesAtOnce).SelectMany(bytes => bytes)];
        for (var left = models; left > 0; left -= LinesAtOnce)
            await stream.WriteAsync(lines.AsMemory(0, line.Length * Math.Min(left, LinesAtOnce)));
    }

    /// <summary>How many answers came, and how many bytes: an answer begins where a line does, with the model's name.</summary>
    private static async Task<(int Answers, long Bytes)> CountAsync(NetworkStream stream)
    {
        var (answers, bytes) = (0, 0L);
        using var reader = new StreamReader(stream, Encoding.UTF8, false, 1 << 16);
        while (await reader.ReadLineAsync() is { } line)
        {
            bytes += line.Length;
            if (line.StartsWith("{\"name\":", StringComparison.Ordinal)) answers++;
        }

        return (answers, bytes);
    }
}
