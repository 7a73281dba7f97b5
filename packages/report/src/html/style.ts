/** Colours of one mode. Text reaches a contrast of 4.5 on `paper` and `wash`, marks 3; hues stay apart for all kinds of sight. */
const LIGHT = `
--paper: #ffffff; --wash: #f5f6f8; --ink: #17202c; --muted: #55606e;
--rule: #e3e6ea; --rule-strong: #98a1ac; --accent: #1d5a9e; --fill: #1d5a9e; --claim: #a34700;
--up: #dbe8f7; --up-strong: #b4d0ee; --down: #fbe6d3; --down-strong: #f5c99f;
--amber: #8f5a00; --green: #006e52; --violet: #7a3f80; --grey: #6b7480;
--scenario-1: #b84300; --scenario-2: #007a5e; --scenario-3: #8a3f8f; --scenario-4: #8a6a00; --scenario-5: #4a5560; --scenario-6: #b3185b;`;

const DARK = `
--paper: #12161c; --wash: #1b212a; --ink: #e8ebef; --muted: #a7b0bc;
--rule: #2a323d; --rule-strong: #667181; --accent: #78b0ee; --fill: #4a86cc; --claim: #f0a266;
--up: #1d3552; --up-strong: #27507f; --down: #47301c; --down-strong: #6d4420;
--amber: #e0b04e; --green: #4fc7a0; --violet: #cf9ad4; --grey: #98a2af;
--scenario-1: #f58b52; --scenario-2: #4fc7a0; --scenario-3: #d79bdc; --scenario-4: #e0c04e; --scenario-5: #b4bdc8; --scenario-6: #f582b0;`;

const DASHES = `
--dash-1: 7 3; --dash-2: 2 3; --dash-3: 9 3 2 3; --dash-4: 4 2; --dash-5: 12 4; --dash-6: 1 2;`;

const TEXT = `
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; max-width: 76rem; padding: 2.5rem clamp(1rem, 4vw, 3rem) 3rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", Arial, sans-serif;
  font-variant-numeric: tabular-nums; overflow-wrap: break-word; }
h1, h2 { font-family: Charter, "Bitstream Charter", "Iowan Old Style", Cambria, Georgia, "Liberation Serif", serif; text-wrap: balance; }
h1 { font-size: clamp(1.7rem, 1.2rem + 2vw, 2.6rem); line-height: 1.15; margin: 0 0 .6rem; max-width: 26em; font-weight: 600; }
h2 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .75rem; font-weight: 600; }
h3 { font-size: 1.05rem; line-height: 1.35; margin: 0; font-weight: 600; }
h3 small { color: var(--muted); font-weight: 400; }
p { margin: 0 0 .5rem; }
small { font-size: .8125rem; line-height: 1.4; }
a { color: var(--accent); text-underline-offset: .15em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
header { border-bottom: 3px solid var(--ink); padding-bottom: 1.1rem; }
.eyebrow { margin: 0 0 .4rem; color: var(--accent); font-size: .8125rem; font-weight: 600; letter-spacing: .09em; text-transform: uppercase; }
.standpoint { margin: 0; font-size: 1.1rem; color: var(--muted); }
.caution { display: inline-block; margin: .8rem 0 0; padding: .2rem .7rem; border-left: 4px solid var(--claim); background: var(--wash); font-size: .9rem; }
section { margin-top: 3rem; }
footer { margin-top: 3rem; border-top: 1px solid var(--rule); padding-top: 1rem; color: var(--muted); font-size: .875rem; }
.prose { max-width: 44rem; }
.notes { margin: .5rem 0 1rem; padding-left: 1.1rem; max-width: 50rem; }
.notes li { margin-bottom: .3rem; }
h3 + .notes, h3 + .prose { margin-top: .4rem; }
#grounds h3 { margin-top: 1.5rem; }
code { font: .85em ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; overflow-wrap: anywhere; }`;

const TABLES = `
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; color: var(--muted); font-size: .875rem; padding-bottom: .6rem; }
th { text-align: left; font-weight: 600; }
th, td { padding: .45rem .75rem .45rem 0; vertical-align: top; }
thead th { color: var(--muted); font-size: .8125rem; font-weight: 600; vertical-align: bottom; border-bottom: 1px solid var(--rule-strong); }
tbody tr { border-bottom: 1px solid var(--rule); }
th.number, td.number { text-align: right; }
td.number { white-space: nowrap; }
.lead { color: var(--muted); font-size: .875rem; max-width: 60rem; }
.lead .up, .lead .down { padding: 0 .5em; color: var(--ink); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.unknown { color: var(--muted); }
.scroll { overflow-x: auto; }
details { font-size: .875rem; }
summary { cursor: pointer; color: var(--accent); width: fit-content; padding: .15rem 0; }
details table { margin: .4rem 0 .8rem; }
details .scroll { max-height: 26rem; overflow: auto; }
details .scroll td, details .scroll th { padding-right: 1.25rem; }
.questions { table-layout: fixed; }
.questions > thead th:nth-child(1) { width: 40%; }
.questions > thead th:nth-child(2) { width: 21%; padding-right: 4.9rem; }
.questions > tbody { border-bottom: 1px solid var(--rule-strong); }
.questions > tbody > tr { border: 0; }
.questions .answer > * { padding-top: 1rem; }
.questions > tbody > tr:last-child > * { padding-bottom: .9rem; }
.questions .answer > th { font-size: 1.0625rem; line-height: 1.35; padding-right: 2rem; }
.questions .answer > th small { display: block; margin-top: .3rem; color: var(--muted); font-weight: 400; }
.questions .number { padding-right: 1rem; }
.beside { display: inline-block; min-width: 4.2em; text-align: left; }
.questions .answer .number strong { font-size: 1.5rem; line-height: 1.2; font-weight: 600; }
.questions .answer .number .bound { font-size: 1.15rem; }
.questions .number small { color: var(--muted); }
.questions .unit { display: block; padding-right: 5.3em; }
.questions .claim > td { padding-top: .1rem; padding-bottom: .3rem; color: var(--claim); }
.questions .claim td:last-child small { display: block; } .questions .claim small { color: var(--muted); }
.questions .why > td { padding: .1rem 0 0; }
.axis-labels { position: relative; display: block; height: 1.5em; font-weight: 400; }
.axis-labels span { position: absolute; transform: translateX(-50%); white-space: nowrap; }
.axis-labels span:first-child { transform: none; }
.axis-labels span:last-child { transform: translateX(-100%); }
.questions > thead th:last-child, .questions .answer > td:last-child, .questions .claim > td:last-child { padding-right: 0; }
.movers table { margin: .3rem 0 1rem 1.2rem; width: calc(100% - 1.2rem); }
.movers tbody th { font-weight: 400; width: 32%; }
.movers .share svg { max-width: 9rem; vertical-align: middle; }
.movers .share { width: 30%; white-space: nowrap; }
.movers td small { color: var(--muted); }
.sides thead th { min-width: 7.5rem; }
.sides tbody th { font-weight: 400; min-width: 15rem; }
.sides td, .sides th.number { padding-left: .75rem; }
.sides td small { color: var(--muted); }
.sides .unmoved, .sides .unmoved small { color: var(--muted); }
.up { background: var(--up); } .up.strong { background: var(--up-strong); }
.down { background: var(--down); } .down.strong { background: var(--down-strong); }
.sides .up small, .sides .down small { color: inherit; }
.news td { white-space: nowrap; } .news tbody th { font-weight: 400; min-width: 15rem; } .news tfoot { border-top: 1px solid var(--rule-strong); }
.news thead th:nth-child(3) { width: 40%; min-width: 14rem; padding: 0 1rem .45rem; } .news tbody td:nth-child(3) { position: relative; }
.news .waterfall { position: absolute; inset: 0 1rem; width: calc(100% - 2rem); }
.news .axis-labels span:nth-child(n) { transform: translateX(-50%); }
.costliest { max-width: 44rem; margin-top: 1.25rem; }
.costliest tbody th { font-weight: 400; }
.grounds { display: grid; gap: 1.5rem 3rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); }
dl { margin: 0; }
dl > div { display: flex; justify-content: space-between; gap: 1.5rem; padding: .3rem 0; border-bottom: 1px solid var(--rule); }
dt { color: var(--muted); white-space: nowrap; } dd { margin: 0; text-align: right; }
.sources { padding-left: 1.4rem; max-width: 50rem; } .sources li { margin-bottom: .35rem; }
a[href^="#source"] { white-space: nowrap; }
.sources li:target { background: var(--wash); }`;

const DRAWINGS = `
figure { margin: 0; }
figcaption { color: var(--muted); font-size: .875rem; }
figcaption h3 { color: var(--ink); }
svg { display: block; overflow: visible; }
.drawing text { fill: var(--muted); font-size: .75rem; paint-order: stroke; stroke: var(--paper); stroke-width: 4px; stroke-linejoin: round; }
.grid line { stroke: var(--rule); }
.track { fill: var(--rule); } .bar { fill: var(--fill); }
.whisker line { stroke: var(--ink); stroke-width: 1.5; }
.range { stroke: var(--accent); stroke-width: 2; } .median { stroke: var(--ink); stroke-width: 2; }
.rise { fill: var(--fill); } .fall { fill: var(--claim); } .noise { fill-opacity: .35; }
.carry { stroke: var(--rule-strong); stroke-dasharray: 2 2; }
.claimed line { stroke: var(--claim); stroke-width: 2.5; }
.share svg, .legend svg, .share span { display: inline-block; }
.legend { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; align-items: center; color: var(--muted); font-size: .8125rem; margin: .4rem 0 .8rem; }
.legend > span { display: inline-flex; gap: .4rem; align-items: center; }
.band { fill: var(--accent); fill-opacity: .16; } .band.inner { fill-opacity: .36; } .legend .median { stroke: var(--accent); } .figure { fill: var(--ink); }
.charts { display: grid; gap: 2.2rem 2.5rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 24rem), 1fr)); margin-top: 1.2rem; }
.charts figure { display: flex; flex-direction: column; min-width: 0; max-width: 44rem; }
.chart { width: 100%; height: auto; font-size: 12.5px; font-family: inherit; font-variant-numeric: tabular-nums; }
.lanes { margin-top: .8rem; }
.lane { display: grid; grid-template-columns: 19rem 1fr 5.5rem; column-gap: 1.5rem; }
.lane .end { text-align: right; font-weight: 600; padding-top: .35rem; white-space: nowrap; }
.lane.head .end { color: var(--muted); font-size: .8125rem; line-height: 1.3; white-space: normal; padding: 0 0 .3rem; }
.lane .name { padding: .1rem 0 .5rem; line-height: 1.3; }
.lane .name strong { display: block; font-size: .9375rem; font-weight: 600; }
.lane .name small { color: var(--muted); }
.lane .drawing { height: 100%; min-height: 54px; }
.lane.axis .drawing { min-height: 40px; }
.base, .tick { stroke: var(--rule-strong); }
.now { stroke: var(--ink); stroke-width: 1.5; }
.drawing .now-label { fill: var(--ink); font-weight: 600; }
line.halo { stroke: var(--paper); stroke-width: 6; }
line.renewal { stroke: var(--ink); stroke-width: 2; }
line.decision { stroke: var(--claim); stroke-width: 2; stroke-dasharray: 3 2; }
line.expiry { stroke: var(--claim); stroke-width: 4; }
.patterns { position: absolute; }
.status { stroke: none; shape-rendering: crispEdges; }
pattern path { fill: none; stroke-width: 1.4; } pattern .ground { fill: var(--wash); }
.status.in-force { fill: var(--fill); }
.status.suspended { fill: url(#pattern-suspended); } .suspended path { stroke: var(--amber); }
.status.lapsed { fill: url(#pattern-lapsed); } .lapsed path { stroke: var(--grey); } .lapsed .ground { fill: var(--rule); }
.status.lifted { fill: url(#pattern-lifted); } .lifted path { stroke: var(--green); }
.status.superseded { fill: url(#pattern-superseded); } .superseded path { stroke: var(--violet); }
.status.residual { fill: url(#pattern-residual); } .residual path { stroke: var(--amber); }
.status.terminated { fill: url(#pattern-terminated); } .terminated path { stroke: var(--ink); }
.status.contradictory { fill: url(#pattern-contradictory); } .contradictory path { stroke: var(--ink); } .contradictory .ground { fill: var(--amber); }
.status.unverified { opacity: .45; }
.status.not-yet { fill: none; }
.reliability { max-width: 26rem; }
.axis text { fill: var(--muted); } .diagonal { stroke: var(--rule-strong); stroke-dasharray: 5 4; }
.dot { fill: var(--fill); stroke: var(--paper); } .reliability .dot { fill-opacity: .8; }
.dot.hindsight { fill: var(--paper); stroke: var(--fill); stroke-width: 2; } .dot.past { opacity: .35; }
.forecasts { fill: none; stroke: var(--accent); stroke-width: 2; }
.status-quo { fill: none; stroke: var(--grey); stroke-width: 1.5; stroke-dasharray: 4 3; }
.outcome { fill: var(--claim); }
.density.posterior { fill: var(--accent); fill-opacity: .3; stroke: var(--accent); stroke-width: 1.5; }
.density.prior { fill: none; stroke: var(--ink); stroke-width: 1.5; stroke-dasharray: 4 3; }
.trace { fill: none; stroke-width: 1; stroke-linejoin: round; } .params th { font-weight: 400; white-space: nowrap; } .params td { white-space: nowrap; }
${[1, 2, 3, 4, 5, 6].map((n) => `.trace-${n} { stroke: var(--scenario-${n}); }`).join('\n')}
${[1, 2, 3, 4, 5, 6].map((n) => `.scenario-${n} { stroke: var(--scenario-${n}); stroke-dasharray: var(--dash-${n}); stroke-width: 2; }`).join('\n')}`;

const NARROW = `
@media (max-width: 46rem) {
  body { padding-top: 1.5rem; }
  section { margin-top: 2.2rem; }
  .chart { font-size: 18px; }
  .lane { grid-template-columns: 1fr auto; margin-top: .7rem; }
  .lane.head { display: none; }
  .lane .end::after { content: " in force at the end"; font-weight: 400; font-size: .8125rem; color: var(--muted); }
  .lane .name, .lane .drawing { grid-column: 1 / -1; }
  .lane .end { grid-column: 1 / -1; order: 1; text-align: left; padding: 0 0 .2rem; }
  .lane .drawing { order: 2; }
  .lane .name { padding-bottom: .2rem; }
  .drawing .date { display: none; }
  .lane .drawing { height: 38px; min-height: 38px; }
  .questions, .questions > tbody, .questions > tbody > tr, .questions > tbody > tr > * { display: block; }
  .questions > caption { display: block; }
  .questions > thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  .questions > tbody { padding: .9rem 0; }
  .questions > tbody > tr > * , .questions > tbody > tr:last-child > * { padding: .15rem 0; }
  .questions .answer > td, .questions .answer > th { padding: .15rem 0; }
  .questions > tbody > tr > .number { text-align: left; }
  .questions .unit { display: inline; padding: 0; }
  .beside { min-width: 0; }
  .movers table, .movers tbody, .movers tr, .movers tbody tr > * { display: block; width: auto; padding: .05rem 0; }
  .movers thead { display: none; }
  .movers tbody th { font-weight: 600; }
  .movers tr { padding: .4rem 0; }
  .costliest { font-size: .875rem; } .costliest th, .costliest td { padding-right: .5rem; overflow-wrap: anywhere; }
  .scenarios { font-size: .875rem; }
  .sides tbody th { position: sticky; left: 0; background: var(--paper); min-width: 9.5rem; }
  .sides thead th { min-width: 6.5rem; }
}`;

/** A wall screen is read from further away: everything grows, drawings included. */
const WIDE = `
@media screen and (min-width: 2400px) { body { zoom: 1.5; } }`;

const PRINT = `
@page { size: A4; margin: 16mm 15mm 18mm; }
@media print {
  html { font-size: 9.5pt; }
  body { max-width: none; padding: 0; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  a { color: inherit; text-decoration: none; }
  .sources a::after { content: " <" attr(href) ">"; font-size: .85em; overflow-wrap: anywhere; }
  h2, h3, caption, summary { break-after: avoid; }
  .questions > tbody, .lane, .charts figure, .scenarios tr, dl > div, li { break-inside: avoid; }
  .scroll, details .scroll { overflow: visible; max-height: none; }
  figure details { display: none; }
  .movers summary { list-style: none; color: var(--muted); }
  .movers summary::-webkit-details-marker { display: none; }
  .movers::details-content { content-visibility: visible; display: block; block-size: auto; }
  .charts { grid-template-columns: 1fr 1fr; gap: 1.4rem; }
  .chart { font-size: 17px; }
  .lane { grid-template-columns: 14rem 1fr 4.5rem; }
  #charts { break-before: page; } #scenarios, #timeline { break-inside: avoid; }
  .drawing .date.renewal { display: none; }
  section { margin-top: 1.8rem; }
}`;

/**
 * The page's style sheet: calm type, one accent, light and dark by the reader's wish, narrow screens from 360 px, and
 * light colours on A4.
 */
export const STYLE = `:root { color-scheme: light dark; ${LIGHT} ${DASHES} }
@media (prefers-color-scheme: dark) { :root { ${DARK} } }
@media print { :root { color-scheme: light; ${LIGHT} } }
${TEXT}${TABLES}${DRAWINGS}${NARROW}${WIDE}${PRINT}
`;
