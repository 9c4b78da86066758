using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SummaryService.Benchmarks.Load;

/// <summary>A connection that stays open, and sends and receives as cheaply as it can be done.</summary>
internal sealed class HttpConnection : IDisposable
{
    private const int LongestAnswer = 8 << 20;

    private readonly Socket _socket;
    private readonly byte[] _buffer = new byte[LongestAnswer];

    private HttpConnection(Socket socket) => _socket = socket;

    /// <summary>Connects to a server on this machine.</summary>
    public static async Task<HttpConnection> OpenAsync(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port));
            return new(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>A request as it is sent.</summary>
    public static byte[] Post(string path, byte[] body, string type = "application/json")
    {
        var head = $"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {type}\r\nContent-Length: {body.Length}\r\n\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }

    /// <summary>Sends a request and receives its whole answer.</summary>
    /// <returns>The status, and the body until the next request is sent.</returns>
    /// <exception cref="IOException">The server closed the connection.</exception>
    public async ValueTask<(int Status, ReadOnlyMemory<byte> Body)> ExchangeAsync(byte[] request)
    {
        for (var sent = 0; sent < request.Length;)
            sent += await _socket.SendAsync(request.AsMemory(sent));
        int received = 0, status = 0, head = 0, length = int.MaxValue;
        while (received < length)
        {
            var count = await _socket.ReceiveAsync(_buffer.AsMemory(received));
            if (count == 0) throw new IOException("The server closed the connection.");
            received += count;
            if (head == 0) (status, head, length) = Head(_buffer.AsSpan(0, received));
        }

        return (status, _buffer.AsMemory(head, length - head));
    }

    public void Dispose() => _socket.Dispose();

    /// <summary>The status, where the body begins, and where it ends; zeros as long as the head is not there.</summary>
    private static (int Status, int Head, int Length) Head(ReadOnlySpan<byte> received)
    {
        var end = received.IndexOf("\r\n\r\n"u8);
        if (end < 0) return (0, 0, int.MaxValue);
        var head = Encoding.ASCII.GetString(received[..end]);
        var status = int.Parse(head.AsSpan("HTTP/1.1 ".Length, 3), CultureInfo.InvariantCulture);
        var at = head.IndexOf("Content-Length: ", StringComparison.OrdinalIgnoreCase) + "Content-Length: ".Length;
        var digits = head.AsSpan(at);
        var lineEnd = digits.IndexOf('\r');
        return (status, end + 4, end + 4 + int.Parse(lineEnd < 0 ? digits : digits[..lineEnd], CultureInfo.InvariantCulture));
    }
}
