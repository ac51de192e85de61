import { html } from 'hono/html'
import type { Html } from './html.ts'

/** Shapes in the manner of Lucide (ISC), 24 units wide. */
const SHAPES = {
  check: html`<path d="M20 6 9 17l-5-5" />`,
  cross: html`<path d="M18 6 6 18M6 6l12 12" />`,
  loop: html`<path d="M3 12a9 9 0 1 0 3-6.7L3 8" /> <path d="M3 3v5h5" />`,
  person: html`<circle cx="12" cy="8" r="4" /> <path d="M4 21a8 8 0 0 1 16 0" />`,
  clock: html`<circle cx="12" cy="12" r="9" /> <path d="M12 7v5l3 2" />`,
  cpu: html`<rect x="6" y="6" width="12" height="12" rx="2" />
    <path d="M9 2v4M15 2v4M9 18v4M15 18v4M2 9h4M2 15h4M18 9h4M18 15h4" />`,
  spark: html`<path
    d="M12 3v4M12 17v4M3 12h4M17 12h4M6 6l2.5 2.5M15.5 15.5 18 18M6 18l2.5-2.5M15.5 8.5 18 6"
  />`,
  pause: html`<path d="M9 5v14M15 5v14" />`,
  alert: html`<path d="M12 3 2.5 20h19L12 3Z" /> <path d="M12 10v4M12 17.5v.01" />`,
  flask: html`<path d="M9 3h6M10 3v6l-5.5 9.5A1.7 1.7 0 0 0 6 21h12a1.7 1.7 0 0 0 1.5-2.5L14 9V3" />`,
  download: html`<path d="M12 4v11M7 11l5 5 5-5M5 20h14" />`,
  dot: html`<circle cx="12" cy="12" r="4" />`,
  ring: html`<circle cx="12" cy="12" r="5" />`,
  inbox: html`<path d="M3 13h5l1.5 3h5L16 13h5" /> <path d="M5.5 5h13L21 13v6H3v-6L5.5 5Z" />`,
  list: html`<path d="M8 6h13M8 12h13M8 18h13M3 6h.01M3 12h.01M3 18h.01" />`,
} as const
export type IconName = keyof typeof SHAPES

/** A small drawing that always stands beside its word. */
export function icon(name: IconName): Html {
  return html`<svg
    class="icon"
    viewBox="0 0 24 24"
    width="16"
    height="16"
    aria-hidden="true"
    focusable="false"
  >
    ${SHAPES[name]}
  </svg>`
}
