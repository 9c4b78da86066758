using System.Diagnostics;
using System.Net.Sockets;
using SummaryService.Benchmarks.Load;

namespace SummaryService.Benchmarks.Soak;

/// <summary>Sends the mix on connections that stay open: as fast as it is answered, or at a rate that does not wait for answers.</summary>
internal sealed class SoakLoad(int port, SoakRequest[] requests)
{
    private const int Connections = 32;

    private readonly Lock _lock = new();
    private SoakWindow _window = new();
    private long _next = -1;

    /// <summary>Sends until the time is over.</summary>
    /// <param name="duration">How long.</param>
    /// <param name="rate">Requests a second; without it, each connection sends as soon as it has its answer.</param>
    public Task RunAsync(TimeSpan duration, double rate = double.PositiveInfinity)
    {
        _next = -1;
        var clock = Stopwatch.StartNew();
        return Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(() => DriveAsync(clock, duration, rate))));
    }

    /// <summary>What came back since the last time.</summary>
    public SoakWindow Take()
    {
        lock (_lock)
        {
            var taken = _window;
            _window = new();
            return taken;
        }
    }

    private async Task DriveAsync(Stopwatch clock, TimeSpan duration, double rate)
    {
        HttpConnection? connection = null;
        while (true)
        {
            var number = Interlocked.Increment(ref _next);
            var due = TimeSpan.FromSeconds(number / rate);
            if (due >= duration || clock.Elapsed >= duration) break;
            var wait = due - clock.Elapsed;
            if (wait > TimeSpan.Zero) await Task.Delay(wait);
            // Where all connections were busy, the time in line is the caller's, too; where one waited, the timer's delay is not.
            var start = wait > TimeSpan.Zero || double.IsInfinity(rate) ? clock.Elapsed : due;
            connection = await SendAsync(connection, requests[number % requests.Length], clock, start);
        }

        connection?.Dispose();
    }

    /// <summary>Sends a request on the connection, or on a new one, and gives the connection for the next; null where it failed.</summary>
    private async Task<HttpConnection?> SendAsync(HttpConnection? connection, SoakRequest request, Stopwatch clock, TimeSpan start)
    {
        try
        {
            connection ??= await HttpConnection.OpenAsync(port);
            var (status, _) = await connection.ExchangeAsync(request.Bytes);
            var took = clock.Elapsed - start;
            lock (_lock)
                _window.Answer(request, status, took);
            return connection;
        }
        catch (Exception fault) when (fault is SocketException or IOException)
        {
            lock (_lock)
                _window.Fail();
            connection?.Dispose();
            return null;
        }
    }
}
