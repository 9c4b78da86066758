namespace SummaryService.Benchmarks.Soak;

/// <summary>A request as it is sent, and whether it is to be answered with 200 or with a problem of the caller's.</summary>
internal sealed record SoakRequest(byte[] Bytes, bool IsSound)
{
    /// <summary>Whether this is the kind of answer that it is to have.</summary>
    public bool Expects(int status) => IsSound ? status == 200 : status is >= 400 and < 500;
}
