import { skipProposed } from '../../domain/skips.ts'
import type { SkipProposal } from '../../store/skip-proposals.ts'
import { outward } from './outward.ts'

/** What an order in a comment may name. */
const NAMEABLE = /^[A-Za-z][\w./-]{0,140}$/
/** What ends a line, cannot be seen, or would make code of it: an order that held it would not be read. */
const UNFIT = /[\p{C}\p{Z}`\u115f\u1160\u3164\uffa0]+/gu

/** The lines below a comment that say what roles would skip, marked as their words (W-3). */
export function proposedSkips(proposals: readonly SkipProposal[]): string {
  return proposals
    .map(
      (one) =>
        `${skipProposed(one)}; nothing is skipped until a person with the right does. Its words:\n\n> ${onOneLine(one.because)}`,
    )
    .join('\n\n')
}

/** The orders that confirm them: on one line each, so that what a role wrote can begin no other. */
export function skipOrders(proposals: readonly SkipProposal[]): readonly string[] {
  return proposals
    .map(({ gate, because }) => ({ gate, because: onOneLine(because) }))
    .filter(({ gate, because }) => NAMEABLE.test(gate) && because !== '')
    .map(({ gate, because }) => `/hooke skip ${gate} because ${because}`)
}

function onOneLine(text: string): string {
  return outward(text).replaceAll(UNFIT, ' ').trim()
}
