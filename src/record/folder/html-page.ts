import { renderMarkdown } from '../../lib/markdown.ts'
import { FIGURE_FILE } from '../clean-result.ts'

export interface PageParts {
  readonly title: string
  readonly markdown: string
  readonly style: string
  /** Drawn by the plotter; it stands in the page itself, so that its text uses the page's fonts. */
  readonly svg: string | null
  /** Shown folded: plan, logs, transcripts. `kind` says whether the text is Markdown. */
  readonly folded: readonly {
    readonly title: string
    readonly kind: 'markdown' | 'plain'
    readonly text: string
  }[]
  readonly footer: string
}

/** One HTML file that needs nothing else: no scripts, no network, everything from outside shown as text. */
export function htmlPage({ title, markdown, style, svg, folded, footer }: PageParts): string {
  const body = withFigure(
    wideTables(renderMarkdown(markdown, { images: { [FIGURE_FILE]: FIGURE_FILE } })),
    svg,
  )
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src 'self' data:">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
${body}
${folded.length === 0 ? '' : `<h2>Behind it</h2>\n${folded.map(foldedPart).join('\n')}`}
<footer>${escaped(footer)}</footer>
</main>
</body>
</html>
`
}

function foldedPart({ title, kind, text }: PageParts['folded'][number]): string {
  const inner =
    kind === 'markdown' ? wideTables(withoutIds(renderMarkdown(text))) : `<pre>${escaped(text)}</pre>`
  return `<details><summary>${escaped(title)}</summary>${inner}</details>`
}

/** Ids belong to the result itself; a second document in the page must not take them. */
function withoutIds(html: string): string {
  return html.replaceAll(/ id="[^"]*"/g, '')
}

function wideTables(html: string): string {
  return html.replaceAll('<table>', '<div class="wide"><table>').replaceAll('</table>', '</table></div>')
}

function withFigure(html: string, svg: string | null): string {
  const image = new RegExp(`<p><img src="${FIGURE_FILE.replace('.', '\\.')}" alt="([^"]*)"[^>]*></p>`)
  return html.replace(image, (_, alt: string) =>
    svg === null
      ? '<p><em>The figure was not drawn.</em></p>'
      : `<figure role="img" aria-label="${alt}">${svg}</figure>`,
  )
}

export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
