# syntax=docker/dockerfile:1

# Built where it is built, for where it will run: no emulator.
FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ARG TARGETARCH
WORKDIR /source

# What restoring depends on comes first, so that a change of code does not restore again.
COPY global.json Directory.Build.props Directory.Packages.props ./
COPY src/SummaryService.Domain/SummaryService.Domain.csproj src/SummaryService.Domain/
COPY src/SummaryService.Api/SummaryService.Api.csproj src/SummaryService.Api/
RUN dotnet restore src/SummaryService.Api --arch $TARGETARCH -p:PublishReadyToRun=true

COPY .editorconfig ./
COPY src/ src/
RUN dotnet publish src/SummaryService.Api --no-restore --configuration Release --arch $TARGETARCH --self-contained false \
    -p:PublishReadyToRun=true --output /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled
WORKDIR /app
COPY --from=build /app ./

# No diagnostics socket: it would need a writable disk. And 64 MiB between two collections of short-lived memory, which .NET
# otherwise takes from the size of the processor's cache; virtual machines often hide it, and then it is 256 KiB.
ENV ASPNETCORE_HTTP_PORTS=8080 \
    DOTNET_EnableDiagnostics=0 \
    DOTNET_GCgen0size=0x4000000 \
    Logging__Format=json
EXPOSE 8080
USER $APP_UID

HEALTHCHECK --interval=10s --timeout=3s --start-period=10s --retries=3 \
    CMD ["dotnet", "SummaryService.Api.dll", "--healthcheck"]
ENTRYPOINT ["dotnet", "SummaryService.Api.dll"]
