using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SummaryService.Benchmarks.Load;

/// <summary>Sends one request over and over on a few connections that stay open, as cheaply as it can be done.</summary>
internal sealed class HttpLoad
{
    private readonly IPEndPoint _server;
    private readonly byte[] _request;

    public HttpLoad(int port, string path, byte[] body)
    {
        _server = new IPEndPoint(IPAddress.Loopback, port);
        var head = $"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n";
        _request = [.. Encoding.ASCII.GetBytes(head), .. body];
    }

    private const int LongestAnswer = 8 << 20;

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
        using var socket = await ConnectAsync();
        var buffer = new byte[LongestAnswer];
        var (head, length) = await ExchangeAsync(socket, buffer);
        return buffer[head..length];
    }

    private async Task<long> DriveAsync(Stopwatch clock, TimeSpan duration)
    {
        using var socket = await ConnectAsync();
        var buffer = new byte[LongestAnswer];
        long count = 0;
        while (clock.Elapsed < duration)
        {
            await ExchangeAsync(socket, buffer);
            count++;
        }

        return count;
    }

    private async Task<Socket> ConnectAsync()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(_server);
        return socket;
    }

    /// <summary>One request and its whole answer: where its body begins, and where it ends.</summary>
    private async ValueTask<(int Head, int Length)> ExchangeAsync(Socket socket, byte[] buffer)
    {
        for (var sent = 0; sent < _request.Length;)
            sent += await socket.SendAsync(_request.AsMemory(sent));
        int received = 0, head = 0, length = int.MaxValue;
        while (received < length)
        {
            var count = await socket.ReceiveAsync(buffer.AsMemory(received));
            if (count == 0) throw new IOException("The server closed the connection.");
            received += count;
            if (head == 0) (head, length) = Lengths(buffer.AsSpan(0, received));
        }

        return (head, length);
    }

    private static (int Head, int Length) Lengths(ReadOnlySpan<byte> received)
    {
        var end = received.IndexOf("\r\n\r\n"u8);
        if (end < 0) return (0, int.MaxValue);
        var head = Encoding.ASCII.GetString(received[..end]);
        if (!head.StartsWith("HTTP/1.1 200", StringComparison.Ordinal)) throw new InvalidOperationException(head);
        var at = head.IndexOf("Content-Length: ", StringComparison.OrdinalIgnoreCase) + "Content-Length: ".Length;
        var digits = head.AsSpan(at);
        var lineEnd = digits.IndexOf('\r');
        return (end + 4, end + 4 + int.Parse(lineEnd < 0 ? digits : digits[..lineEnd]));
    }
}
