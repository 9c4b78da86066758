using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SummaryService.Api.Tests.Support;

/// <summary>A request of lines that are sent one by one, whose answers are read when the test wants them.</summary>
public sealed class LinePost : IDisposable
{
    private readonly TcpClient _connection = new();
    private StreamReader? _answers;

    private NetworkStream Stream => _connection.GetStream();

    public static async Task<LinePost> StartAsync(int port)
    {
        var post = new LinePost();
        await post._connection.ConnectAsync(IPAddress.Loopback, port, Posts.Token);
        await post.WriteAsync("POST /v1/summaries HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n", Posts.Token);
        post._answers = new StreamReader(post.Stream, Encoding.UTF8);
        return post;
    }

    /// <summary>Sends lines, each with its end.</summary>
    public Task SendAsync(string lines, CancellationToken token) =>
        WriteAsync(string.Create(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(lines):x}\r\n{lines}\r\n"), token);

    /// <summary>Says that there are no more.</summary>
    public Task EndAsync() => WriteAsync("0\r\n\r\n", Posts.Token);

    /// <summary>The next answer; null where there is no more.</summary>
    public async Task<string?> ReadAsync()
    {
        while (await _answers!.ReadLineAsync(Posts.Token) is { } line)
        {
            // Between the answers stand the head and the lengths of pieces.
            if (line.StartsWith('{')) return line;
        }

        return null;
    }

    public void Dispose() => _connection.Dispose();

    private async Task WriteAsync(string text, CancellationToken token) => await Stream.WriteAsync(Encoding.UTF8.GetBytes(text), token);
}
