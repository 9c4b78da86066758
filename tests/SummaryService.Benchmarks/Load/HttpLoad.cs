using System.Diagnostics;

namespace SummaryService.Benchmarks.Load;

/// <summary>Sends one request over and over on a few connections that stay open.</summary>
internal sealed class HttpLoad(int port, string path, byte[] body)
{
    private readonly byte[] _request = HttpConnection.Post(path, body);

    /// <summary>Requests a second.</summary>
    public async Task<double> RunAsync(int connections, TimeSpan duration)
    {
        var clock = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => DriveAsync(clock, duration))));
        return counts.Sum() / clock.Elapsed.TotalSeconds;
    }

    /// <summary>The body of one answer.</summary>
    public async Task<byte[]> AnswerAsync()
    {
        using var connection = await HttpConnection.OpenAsync(port);
        return (await ExchangeAsync(connection)).ToArray();
    }

    private async Task<long> DriveAsync(Stopwatch clock, TimeSpan duration)
    {
        using var connection = await HttpConnection.OpenAsync(port);
        long count = 0;
        while (clock.Elapsed < duration)
        {
            await ExchangeAsync(connection);
            count++;
        }

        return count;
    }

    private async ValueTask<ReadOnlyMemory<byte>> ExchangeAsync(HttpConnection connection)
    {
        var (status, answer) = await connection.ExchangeAsync(_request);
        return status == 200 ? answer : throw new InvalidOperationException($"{path} was answered with {status}.");
    }
}
