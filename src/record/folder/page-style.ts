import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

const FACES = [
  ['Source Serif 4', '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2'],
  ['Inter', '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2'],
  ['JetBrains Mono', '@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2'],
] as const

/** The whole style of a record page, fonts inside: it looks the same without network in ten years. */
export async function pageStyle(): Promise<string> {
  const faces = await Promise.all(FACES.map(([family, file]) => faceRule(family, file)))
  return `${faces.join('\n')}\n${STYLE}`
}

async function faceRule(family: string, file: string): Promise<string> {
  const bytes = await readFile(fileURLToPath(import.meta.resolve(file)))
  const source = `url(data:font/woff2;base64,${bytes.toString('base64')}) format('woff2')`
  return `@font-face{font-family:'${family}';font-weight:200 900;font-display:swap;src:${source}}`
}

const STYLE = `
:root{color-scheme:light dark;--paper:#FBFAF6;--surface:#FFFFFF;--ink:#1E1C18;--soft:#5F5A50;--line:#E4E0D6;--accent:#C8401F;
--serif:'Source Serif 4',Georgia,serif;--sans:'Inter',system-ui,sans-serif;--mono:'JetBrains Mono',ui-monospace,monospace}
@media (prefers-color-scheme:dark){:root{--paper:#14130F;--surface:#1C1B17;--ink:#ECE8DE;--soft:#A39C8D;--line:#2E2B25;--accent:#F0714E}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:400 1.0625rem/1.6 var(--serif);font-variant-numeric:tabular-nums}
main{max-inline-size:70ch;margin-inline:auto;padding:64px 24px}
h1,h2,h3,h4{line-height:1.25;text-wrap:balance}
h1{font-size:2.125rem;margin:0 0 24px;font-weight:600}
h2{font-size:1.625rem;margin:64px 0 16px;font-weight:600}
h3{font:600 1rem/1.4 var(--sans);margin:32px 0 8px}
a{color:inherit;text-decoration-color:var(--accent);text-underline-offset:3px}
a:focus-visible,summary:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
blockquote{margin:0 0 24px;padding-inline-start:16px;border-inline-start:2px solid var(--line);color:var(--soft)}
.whole { white-space: nowrap; }
sup.note{font:500 .6875rem/0 var(--sans);margin-inline-start:1px}
sup.note a{text-decoration:none;color:var(--accent)}
ol.notes{font:400 .8125rem/1.5 var(--sans);color:var(--soft);padding-inline-start:24px}
li:target{background:color-mix(in srgb,var(--accent) 12%,transparent)}
figure{margin:24px 0;border:1px solid var(--line);border-radius:6px;overflow:hidden;background:#FBFAF6}
figure svg{display:block;inline-size:100%;block-size:auto}
.wide{overflow-x:auto;margin:16px 0}
table{border-collapse:collapse;font:400 .8125rem/1.45 var(--sans);min-inline-size:100%}
th,td{text-align:start;vertical-align:top;padding:8px 16px 8px 0;border-block-end:1px solid var(--line);overflow-wrap:anywhere;min-inline-size:4.5em}
th{font-weight:600;color:var(--soft);overflow-wrap:normal}
code,pre{font:400 .8125em/1.5 var(--mono)}
code{overflow-wrap:anywhere}
pre{background:var(--surface);border:1px solid var(--line);border-radius:6px;padding:12px 16px;overflow-x:auto;font-size:.8125rem;white-space:pre-wrap}
pre code{font-size:inherit}
details{border-block-end:1px solid var(--line);font-family:var(--sans);font-size:.875rem}
summary{cursor:pointer;padding:12px 0}
footer{margin-block-start:64px;padding-block-start:16px;border-block-start:1px solid var(--line);font:400 .8125rem/1.5 var(--sans);color:var(--soft);overflow-wrap:anywhere}
@media print{:root{--paper:#fff;--surface:#fff;--ink:#000;--soft:#444;--line:#ccc;--accent:#000}body{font-size:10.5pt}main{max-inline-size:none;padding:0}
h2,h3{break-after:avoid}figure,tr,pre{break-inside:avoid}details:not([open]){display:none}.wide{overflow:visible}}
`
