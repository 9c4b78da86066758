using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace SummaryService.Api.Tests.Support;

/// <summary>Callers who post one after the other, for as long as a test lets them.</summary>
public sealed class Load
{
    private const string Body = """{"input_shape":[28,28,1],"layers":[{"type":"Conv2D","filters":8,"kernel_size":3},{"type":"Flatten"},{"type":"Dense","units":10}]}""";

    private readonly ConcurrentQueue<string> _failures = new();
    private readonly Task _callers;
    private int _answered;
    private volatile bool _isOver;

    /// <summary>Starts so many callers.</summary>
    public Load(Uri address, int callers) => _callers = Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(() => CallAsync(address))));

    public int Answered => Volatile.Read(ref _answered);

    /// <summary>Waits until so many more calls are answered.</summary>
    public async Task UntilAnsweredAsync(int more)
    {
        for (var goal = Answered + more; Answered < goal && _failures.IsEmpty && !_callers.IsCompleted;)
            await Task.Delay(5, Posts.Token);
    }

    /// <summary>Has the callers begin no more calls, and waits for the answers to those begun.</summary>
    /// <returns>What went wrong.</returns>
    public async Task<IReadOnlyCollection<string>> EndAsync()
    {
        _isOver = true;
        await _callers;
        return _failures;
    }

    private async Task CallAsync(Uri address)
    {
        using var client = new HttpClient { BaseAddress = address };
        while (!_isOver)
        {
            try
            {
                using var content = new StringContent(Body, Encoding.UTF8, "application/json");
                using var answer = await client.PostAsync("/v1/summary", content, Posts.Token);
                if (answer.StatusCode == HttpStatusCode.OK) Interlocked.Increment(ref _answered);
                else _failures.Enqueue($"{(int)answer.StatusCode}");
            }
            catch (HttpRequestException broken)
            {
                _failures.Enqueue(broken.Message);
            }
        }
    }
}
