using System.Security.Cryptography;
using System.Text;

namespace SummaryService.Api.Tests.Support;

/// <summary>API keys, as the configuration wants them.</summary>
internal static class Keys
{
    public static string Hash(string key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
