var app = WebApplication.CreateBuilder(args).Build();
app.Run();

/// <summary>The entry point; public so that tests can host the service in memory.</summary>
public partial class Program;
