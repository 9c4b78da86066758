namespace SummaryService.Domain.Rendering.Html;

/// <summary>What every page begins with.</summary>
internal static class HtmlPage
{
    public const string BeforeTitle = """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>

        """;

    /// <summary>Colours with a contrast of at least 7 to 1 on a light and on a dark screen.</summary>
    public const string Style = """
        <style>
        :root { color-scheme: light dark; --paper: #fff; --ink: #1b1f24; --faint: #4a525c; --line: #c9d1d9; --band: #f3f5f7; }
        @media (prefers-color-scheme: dark) {
          :root { --paper: #0e1116; --ink: #e8ecf1; --faint: #aab4c0; --line: #39424d; --band: #181d24; }
        }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
        main { max-width: 72rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
        h1 { font-size: 1.4rem; margin: 0; overflow-wrap: anywhere; }
        h2 { font-size: 1.1rem; margin: 1.5rem 0 .25rem; }
        p { margin: .25rem 0 1rem; }
        .wide { overflow-x: auto; }
        .wide:focus-visible { outline: 2px solid currentColor; outline-offset: 2px; }
        table { border-collapse: collapse; width: 100%; }
        caption { text-align: start; color: var(--faint); padding-bottom: .5rem; }
        th, td { padding: .35rem .75rem; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; }
        thead th { border-bottom-width: 2px; white-space: nowrap; }
        tbody th { font-weight: 600; }
        tbody tr:nth-child(even) { background: var(--band); }
        td { font-variant-numeric: tabular-nums; }
        .number, .shape { white-space: nowrap; }
        .number { text-align: end; }
        .nested { padding-inline-start: calc(.75rem + var(--level) * 1.5rem); }
        .nested::before { content: "↳ "; content: "↳ " / ""; color: var(--faint); }
        .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
        dl { margin: 0; }
        dl div { display: flex; gap: .75rem; }
        dt { color: var(--faint); min-width: 12rem; }
        dd { margin: 0; font-variant-numeric: tabular-nums; }
        </style>

        """;
}
