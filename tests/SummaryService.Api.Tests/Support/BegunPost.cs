using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SummaryService.Api.Tests.Support;

/// <summary>A request that the service has accepted, whose body has not yet come.</summary>
public sealed class BegunPost : IDisposable
{
    private const string Accepted = "HTTP/1.1 100 Continue\r\n\r\n";

    private readonly TcpClient _connection = new();
    private readonly int _length;

    private BegunPost(int length) => _length = length;

    public static async Task<BegunPost> StartAsync(int port, string body)
    {
        var post = new BegunPost(body.Length);
        await post._connection.ConnectAsync(IPAddress.Loopback, port, Posts.Token);
        var head = $"POST /v1/summary HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {post._length}\r\nConnection: close\r\nExpect: 100-continue\r\n\r\n";
        await post._connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head), Posts.Token);
        // The server says this as soon as the handler reads.
        var said = new byte[Accepted.Length];
        await post._connection.GetStream().ReadExactlyAsync(said, Posts.Token);
        Assert.Equal(Accepted, Encoding.ASCII.GetString(said));
        return post;
    }

    /// <summary>Sends the body and gives the whole answer, to the end of the connection.</summary>
    public async Task<string> EndAsync(string body)
    {
        await _connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(body), Posts.Token);
        using var reader = new StreamReader(_connection.GetStream(), Encoding.UTF8);
        return await reader.ReadToEndAsync(Posts.Token);
    }

    public void Dispose() => _connection.Dispose();
}
