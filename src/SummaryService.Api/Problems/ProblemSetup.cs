namespace SummaryService.Api.Problems;

/// <summary>Every failure leaves as a problem: what the code throws, and what the framework answers by a bare status.</summary>
internal static class ProblemSetup
{
    /// <summary>Registers the handling of faults.</summary>
    public static void AddProblems(this IServiceCollection services) => services.AddExceptionHandler<FaultHandler>();

    /// <summary>Turns faults and bare statuses into problems.</summary>
    public static void UseProblems(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(_ => { });
        app.UseStatusCodePages(bare =>
        {
            var problem = Refusals.ForStatus(bare.HttpContext.Response.StatusCode);
            return new ProblemResult(problem).ExecuteAsync(bare.HttpContext);
        });
    }
}
