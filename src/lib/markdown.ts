import { createRequire } from 'node:module'
import type MarkdownIt from 'markdown-it'
import type sanitizeHtml from 'sanitize-html'
import type { IOptions, Tag } from 'sanitize-html'
import { piecesOf } from './keep-together.ts'
import { readNote, readNotes } from './markdown-notes.ts'

/** What a document may show besides text. */
export interface MarkdownOptions {
  /** Images that may be shown: the name in the text and the address to show; any other is replaced by its words. */
  readonly images?: Readonly<Record<string, string>>
}

/**
 * Markdown as HTML that is safe to show: no raw HTML, no scripts or styles, links only to http, https, mailto and
 * places in the page (opened without a referrer), images only from the given list. Headings carry ids; `[^1]` and
 * `[^1]: text` are notes. Lines break at no pair such as `n = 20`; code stays as it is.
 */
export function renderMarkdown(markdown: string, { images = {} }: MarkdownOptions = {}): string {
  const { parser, sanitize } = (loaded ??= load())
  return sanitize(parser.render(markdown), policyFor(images))
}

/** The id of a heading: its words in lower case, joined by hyphens. A second one of the same words in a text ends in `-2`. */
export function headingId(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')
}

interface Loaded {
  readonly parser: InstanceType<typeof MarkdownIt>
  readonly sanitize: typeof sanitizeHtml
}
let loaded: Loaded | undefined

/** With the first text: the start of a daemon, and most commands, show none. */
function load(): Loaded {
  const require = createRequire(import.meta.url)
  const sanitize = require('sanitize-html') as typeof sanitizeHtml
  return { parser: createParser(require('markdown-it') as typeof MarkdownIt), sanitize }
}

function createParser(Parser: typeof MarkdownIt): Loaded['parser'] {
  const made = new Parser({ html: false, linkify: false, typographer: false })
  made.inline.ruler.before('link', 'note', readNote)
  made.block.ruler.before('paragraph', 'notes', readNotes, { alt: ['paragraph'] })
  made.core.ruler.push('heading-ids', ({ tokens }) => {
    const taken = new Map<string, number>()
    for (const [index, token] of tokens.entries()) {
      if (token.type !== 'heading_open') continue
      const id = headingId(tokens[index + 1]?.content ?? '')
      const before = taken.get(id) ?? 0
      taken.set(id, before + 1)
      token.attrSet('id', before === 0 ? id : `${id}-${before + 1}`)
    }
  })
  made.core.ruler.push('keep-together', ({ tokens, Token: Made }) => {
    for (const block of tokens)
      block.children =
        block.children?.flatMap((token) => (token.type === 'text' ? whole(token, Made) : [token])) ?? null
  })
  return made
}

type Token = ReturnType<InstanceType<typeof MarkdownIt>['parse']>[number]

/** A text token as one or more, of which some stand in a span that no line ends within. */
function whole(token: Token, Made: new (type: string, tag: string, nesting: -1 | 0 | 1) => Token): Token[] {
  return piecesOf(token.content).flatMap(({ text, isWhole }) => {
    const inside = new Made('text', '', 0)
    inside.content = text
    if (!isWhole) return [inside]
    const open = new Made('span_open', 'span', 1)
    open.attrSet('class', 'whole')
    return [open, inside, new Made('span_close', 'span', -1)]
  })
}

function policyFor(images: Readonly<Record<string, string>>): IOptions {
  return {
    allowedTags: TAGS,
    allowedAttributes: {
      a: ['href', 'title', 'rel'],
      img: ['src', 'alt', 'title'],
      ol: ['start', { name: 'class', multiple: false, values: ['notes'] }],
      li: ['id', 'value'],
      span: [{ name: 'class', multiple: false, values: ['whole'] }],
      sup: [{ name: 'class', multiple: false, values: ['note'] }],
      code: [{ name: 'class', multiple: false, values: LANGUAGES }],
      th: ['style'],
      td: ['style'],
      '*': ['id'],
    },
    allowedStyles: { '*': { 'text-align': [/^(left|right|center)$/] } },
    allowedSchemes: ['http', 'https', 'mailto'],
    allowedSchemesByTag: { img: ['data'] },
    allowProtocolRelative: false,
    transformTags: {
      a: (_, attribs) => ({ tagName: 'a', attribs: { ...attribs, rel: 'noopener noreferrer nofollow' } }),
      img: (_, attribs) => showOrTell(attribs, images),
    },
  }
}

function showOrTell(attribs: Tag['attribs'], images: Readonly<Record<string, string>>): Tag {
  const name = attribs['src'] ?? ''
  const src = Object.hasOwn(images, name) ? images[name] : undefined
  if (src !== undefined) return { tagName: 'img', attribs: { ...attribs, src } }
  return { tagName: 'em', attribs: {}, text: `[image: ${attribs['alt'] ?? 'not shown'}]` }
}

const LANGUAGES = ['sh', 'ts', 'js', 'json', 'python', 'diff', 'text'].map((name) => `language-${name}`)
const TAGS = [
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'hr', 'br', 'blockquote', 'pre', 'code'],
  ...['ul', 'ol', 'li', 'strong', 'em', 's', 'sup', 'span', 'a', 'img'],
  ...['table', 'thead', 'tbody', 'tr', 'th', 'td'],
]
