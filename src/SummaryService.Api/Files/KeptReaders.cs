using System.Diagnostics;

namespace SummaryService.Api.Files;

/// <summary>Readers that wait for their next file. One that waits long is ended: its memory is dearer than the start of another.</summary>
internal sealed class KeptReaders : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly List<(Hdf5Reader Reader, long Since)> _kept = [];
    private readonly Timer _clock;
    private bool _isOver;

    /// <summary>Keeps none yet.</summary>
    public KeptReaders() => _clock = new(_ => EndIdle());

    /// <summary>The one that was used last; null where there is none.</summary>
    public Hdf5Reader? Take()
    {
        lock (_lock)
        {
            if (_kept.Count == 0) return null;
            var (reader, _) = _kept[^1];
            _kept.RemoveAt(_kept.Count - 1);
            return reader;
        }
    }

    /// <summary>Keeps a reader that is of use; ends any other.</summary>
    public void Keep(Hdf5Reader reader)
    {
        lock (_lock)
        {
            if (reader.IsUsable && !_isOver)
            {
                _kept.Add((reader, Stopwatch.GetTimestamp()));
                if (_kept.Count == 1) _clock.Change(Patience, Timeout.InfiniteTimeSpan);
                return;
            }
        }

        reader.Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            _isOver = true;
            _clock.Dispose();
            foreach (var (reader, _) in _kept)
                reader.Dispose();
            _kept.Clear();
        }
    }

    private void EndIdle()
    {
        lock (_lock)
        {
            if (_isOver) return;
            // The first has waited longest.
            while (_kept is [var (reader, since), ..] && Stopwatch.GetElapsedTime(since) >= Patience)
            {
                reader.Dispose();
                _kept.RemoveAt(0);
            }

            if (_kept.Count > 0) _clock.Change(Patience, Timeout.InfiniteTimeSpan);
        }
    }
}
