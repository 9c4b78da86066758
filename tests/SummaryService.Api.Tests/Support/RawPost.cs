using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SummaryService.Api.Tests.Support;

/// <summary>A request on a connection of its own, which the test reads, holds up or ends as it likes.</summary>
public sealed class RawPost : IDisposable
{
    private readonly TcpClient _connection = new() { ReceiveBufferSize = 4096 };

    public static async Task<RawPost> SendAsync(int port, string path, byte[] body, string? key = null)
    {
        var head = string.Create(CultureInfo.InvariantCulture, $"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {body.Length}\r\n");
        if (key is not null) head += $"X-Api-Key: {key}\r\n";
        return await SendAsync(port, [.. Encoding.ASCII.GetBytes($"{head}Connection: close\r\n\r\n"), .. body]);
    }

    /// <summary>Sends bytes as they are, which may be less or other than a request.</summary>
    public static async Task<RawPost> SendAsync(int port, byte[] bytes)
    {
        var post = new RawPost();
        await post._connection.ConnectAsync(IPAddress.Loopback, port, Posts.Token);
        await post._connection.GetStream().WriteAsync(bytes, Posts.Token);
        return post;
    }

    /// <summary>Reads the status and nothing more.</summary>
    public async Task<int> StatusAsync()
    {
        var begin = new byte["HTTP/1.1 200".Length];
        await _connection.GetStream().ReadExactlyAsync(begin, Posts.Token);
        return int.Parse(Encoding.ASCII.GetString(begin)[^3..], CultureInfo.InvariantCulture);
    }

    /// <summary>Reads what comes until the service ends the connection.</summary>
    /// <returns>How many bytes that were.</returns>
    public async Task<long> DrainAsync()
    {
        var (buffer, count) = (new byte[1 << 16], 0L);
        try
        {
            int read;
            while ((read = await _connection.GetStream().ReadAsync(buffer, Posts.Token)) > 0)
                count += read;
        }
        catch (IOException)
        {
            // It was cut off.
        }

        return count;
    }

    /// <summary>Leaves without a word.</summary>
    public void Reset() => _connection.Client.Close(0);

    public void Dispose() => _connection.Dispose();
}
