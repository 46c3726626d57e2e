/** The look of all pages: one sheet, served by the simulator itself. */
export const STYLESHEET = `
:root {
  color-scheme: light dark;
  --ground: #f7f6f3; --paper: #ffffff; --ink: #1c2226; --muted: #59636b; --line: #dfddd6; --row: #f4f3ef;
  --accent: #0b5c4d; --accent-ink: #ffffff; --good: #176239; --warn: #85500a; --bad: #a12622;
  --banner: #f6e8bf; --banner-ink: #4b3a06; --focus: #1a6fd0;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #14181a; --paper: #1b2023; --ink: #e5e8ea; --muted: #9ba7ae; --line: #30383d; --row: #21282c;
    --accent: #74cdb9; --accent-ink: #0c1a17; --good: #7fce9d; --warn: #e4b565; --bad: #f19a93;
    --banner: #3d3213; --banner-ink: #f5e2a8; --focus: #7db4f5;
  }
}
* { box-sizing: border-box; }
html { font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
body { margin: 0; background: var(--ground); color: var(--ink); overflow-wrap: break-word; }
a { color: var(--accent); text-underline-offset: .15em; text-decoration-thickness: 1px; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 3px; }
main:focus { outline: none; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: .25rem; z-index: 1; background: var(--paper); padding: .5rem 1rem; }
.banner { margin: 0; max-width: none; padding: .45rem 1.25rem; background: var(--banner); color: var(--banner-ink); font-size: .875rem; }
.top { padding: .9rem 1.25rem; border-bottom: 1px solid var(--line); background: var(--paper); }
.home { font-weight: 650; letter-spacing: -.01em; color: var(--ink); text-decoration: none; }
.frame { display: grid; grid-template-columns: 13.5rem minmax(0, 1fr); max-width: 84rem; margin: 0 auto; }
.frame.alone { grid-template-columns: minmax(0, 1fr); max-width: 68rem; }
main { padding: 1.5rem 1.75rem 4rem; min-width: 0; }
footer { border-top: 1px solid var(--line); padding: 1rem 1.25rem; color: var(--muted); font-size: .85rem; }
footer p { margin: 0 auto; max-width: 84rem; }
.side { padding: 1.5rem 0 2rem 1.25rem; font-size: .925rem; }
.side .company { display: block; font-weight: 650; color: var(--ink); text-decoration: none; margin: 0 0 1rem .6rem; }
.side h2 { font-size: .72rem; letter-spacing: .07em; text-transform: uppercase; color: var(--muted); margin: 1.1rem 0 .25rem .6rem; }
.side ul { list-style: none; margin: 0; padding: 0; }
.side li a { display: block; padding: .22rem .6rem; border-radius: 5px; color: var(--ink); text-decoration: none; }
.side li a:hover { background: var(--row); }
.side li a[aria-current] { background: var(--accent); color: var(--accent-ink); }
.trail { margin: 0 0 .35rem; font-size: .9rem; color: var(--muted); }
.heading { display: flex; flex-wrap: wrap; align-items: center; gap: .35rem .9rem; margin: 0 0 1.1rem; }
h1 { font-size: 1.65rem; line-height: 1.2; letter-spacing: -.02em; margin: 0; min-width: 0; }
h2 { font-size: 1.1rem; letter-spacing: -.01em; margin: 2.1rem 0 .6rem; }
h3 { font-size: .95rem; margin: 1.25rem 0 .4rem; }
p { margin: .5rem 0; max-width: 46rem; }
.muted, small { color: var(--muted); }
.entry { display: block; }
.card { background: var(--paper); border: 1px solid var(--line); border-radius: 8px; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .925rem; }
caption { text-align: left; font-size: .85rem; color: var(--muted); padding: .55rem .85rem; }
th, td { padding: .5rem .85rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
tbody tr:last-child > * { border-bottom: 0; }
thead th { font-size: .78rem; font-weight: 600; color: var(--muted); white-space: nowrap; background: var(--row); }
tbody th { font-weight: 500; }
tbody tr:hover { background: var(--row); }
.num { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.day { font-variant-numeric: tabular-nums; white-space: nowrap; }
code, pre, .mono { font-family: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, monospace; font-size: .84em; }
pre { background: var(--row); border: 1px solid var(--line); border-radius: 6px; padding: .8rem 1rem; overflow-x: auto; margin: .5rem 0; max-height: 34rem; }
input[type=checkbox], input[type=radio] { display: inline-block; width: 1.1rem; height: 1.1rem; min-width: 0; min-height: 0; margin: .2rem 0 0; accent-color: var(--accent); vertical-align: middle; }
.totals { display: grid; grid-template-columns: 1fr auto; gap: .3rem 1.5rem; margin: 0; padding: .7rem .85rem; border-top: 2px solid var(--line); text-align: right; font-size: .925rem; }
.totals div { display: contents; } .totals dd { margin: 0; font-variant-numeric: tabular-nums; white-space: nowrap; } .totals div:last-child { font-weight: 650; }
.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: .85rem 1.5rem; padding: 1rem 1.1rem; margin: 0; }
.facts div { min-width: 0; }
.facts dt { font-size: .78rem; color: var(--muted); }
.facts dd { margin: 0; white-space: pre-line; }
.figures { display: flex; flex-wrap: wrap; gap: .9rem 2.6rem; margin: 0 0 1.25rem; }
.figures dt { font-size: .78rem; color: var(--muted); }
.figures dd { margin: 0; font-size: 1.3rem; letter-spacing: -.01em; font-variant-numeric: tabular-nums; }
.badge { display: inline-block; padding: 0 .5rem; border: 1px solid currentColor; border-radius: 999px; font-size: .78rem; line-height: 1.35rem; color: var(--muted); white-space: nowrap; }
.badge.good { color: var(--good); } .badge.warn { color: var(--warn); } .badge.bad { color: var(--bad); }
.notice, .refusal { border: 1px solid currentColor; border-left-width: 5px; border-radius: 6px; padding: .6rem .95rem; margin: 0 0 1.1rem; background: var(--paper); }
.notice { color: var(--good); } .refusal { color: var(--bad); }
.notice p, .refusal p { margin: 0; } .refusal h2 { margin: 0 0 .2rem; font-size: 1rem; }
.refusal ul { margin: .2rem 0 0; padding-left: 1.15rem; }
.empty { padding: 1.6rem 1.1rem; margin: 0; color: var(--muted); }
.search { display: flex; flex-wrap: wrap; gap: .6rem; align-items: end; margin: 0 0 1rem; }
.search label { flex: 1 1 14rem; max-width: 26rem; } .search label.short { flex: 0 1 10rem; }
label { display: block; font-size: .85rem; color: var(--muted); }
input, select, textarea, button { font: inherit; font-size: .95rem; color: var(--ink); }
input, select { min-height: 2.4rem; }
input, select, textarea { display: block; width: 100%; margin-top: .2rem; padding: .42rem .6rem; background: var(--paper); border: 1px solid var(--muted); border-radius: 6px; }
textarea { min-height: 4.5rem; resize: vertical; }
input[aria-invalid=true] { border-color: var(--bad); }
td input { min-width: 5.5rem; margin: 0; } td input.num { text-align: right; } td input.long { min-width: 11rem; }
button, .button { display: inline-block; padding: .42rem .95rem; border: 1px solid var(--accent); border-radius: 6px; background: var(--paper); color: var(--accent); font-weight: 550; cursor: pointer; text-decoration: none; line-height: 1.5; font-size: .95rem; }
button:hover, .button:hover { background: var(--row); }
.primary { background: var(--accent); color: var(--accent-ink); } .primary:hover { background: var(--accent); filter: brightness(1.12); }
.danger { border-color: var(--bad); color: var(--bad); }
.actions { display: flex; flex-wrap: wrap; gap: .6rem; align-items: baseline; margin: 0 0 1.25rem; }
.actions form { margin: 0; }
.actions details { position: relative; }
.actions summary { display: inline-block; font-size: .95rem; padding: .42rem .95rem; border: 1px solid var(--line); border-radius: 6px; background: var(--paper); cursor: pointer; list-style: none; }
.actions summary::-webkit-details-marker { display: none; }
.actions summary::after { content: " …"; color: var(--muted); }
.actions details > div { border: 1px solid var(--line); background: var(--paper); border-radius: 8px; padding: .8rem 1.1rem 1.1rem; position: absolute; z-index: 1; top: calc(100% + .4rem); width: 24rem; box-shadow: 0 6px 24px rgb(0 0 0 / .18); }
fieldset { border: 0; padding: 0; margin: 0 0 1.4rem; min-width: 0; }
legend { font-weight: 650; padding: 0; margin-bottom: .5rem; }
.fields { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(17rem, 100%), 1fr)); gap: .85rem 1.25rem; }
.fields .whole { grid-column: 1 / -1; }
.inline { display: flex; flex-wrap: wrap; gap: .6rem; align-items: end; }
.inline label { flex: 0 1 12rem; }
.pages { display: flex; flex-wrap: wrap; gap: .4rem 1.1rem; align-items: center; margin: .9rem 0; font-size: .925rem; }
.pages p { margin: 0; color: var(--muted); }
.record { margin: 2rem 0 0; font-size: .85rem; color: var(--muted); max-width: none; }
details.raw { margin-top: 1rem; } details.raw summary { cursor: pointer; color: var(--muted); }
.path { overflow-wrap: anywhere; }
@media (max-width: 56rem) {
  .frame { grid-template-columns: minmax(0, 1fr); }
  .side { padding: .9rem 1rem 0; border-bottom: 1px solid var(--line); background: var(--paper); overflow-x: auto; white-space: nowrap; }
  .side .company { margin: 0 0 .35rem; white-space: normal; }
  .side h2 { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); margin: 0; }
  .side ul, .side li { display: inline-block; }
  .side li a { padding: .35rem .7rem .6rem; }
  main { padding: 1.1rem 1rem 3rem; }
}
@media (max-width: 40rem) {
  table, tbody, td, tbody th { display: block; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tbody tr { display: flex; flex-direction: column; padding: .6rem .85rem; border-bottom: 1px solid var(--line); }
  tbody tr:last-child { border-bottom: 0; }
  td, tbody th { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem; padding: .1rem 0; border: 0; text-align: right; }
  td::before { content: attr(data-label); flex: none; color: var(--muted); font-size: .85rem; text-align: left; }
  td > input:not([type]), td input.long, td input.num { flex: 0 1 11rem; min-width: 0; width: 11rem; }
  tbody th { order: -1; justify-content: flex-start; text-align: left; font-weight: 650; }
  td:empty, td.wide, tbody th.wide { display: none; }
  h1 { font-size: 1.4rem; }
  .actions details[open] { flex: 1 1 100%; }
  .actions details > div { position: static; width: auto; margin-top: .4rem; box-shadow: none; }
  .facts { grid-template-columns: minmax(0, 1fr); }
  .figures { gap: .7rem 1.6rem; }
}
`;
