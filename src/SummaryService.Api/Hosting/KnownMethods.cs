namespace SummaryService.Api.Hosting;

/// <summary>Methods as logs and traces name them: a method is a word that the caller chose, and no word of a caller's goes there.</summary>
internal static class KnownMethods
{
    /// <summary>The method, or one word for all that HTTP does not have.</summary>
    public static string Of(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsPost(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method)
        || HttpMethods.IsPut(method) || HttpMethods.IsDelete(method) || HttpMethods.IsPatch(method)
            ? method
            : "OTHER";
}
