import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { anAnthropicBackend } from '../../agents/anthropic/backends.ts'
import { aJournal, aRequest } from '../../agents/sessions.ts'
import { aMessagesServer } from './messages-server.ts'
import { calls, says, submits, text, thinks } from './reply.ts'

const PROMPTS = join(import.meta.dirname, '../../../prompts')

/**
 * A session of so many turns as an implementer has them: rules and task of the usual size, files read and written,
 * several calls at once now and then. The share is the server's own count of repeated prefix bytes (F-9).
 */
export async function cachedShare({ turns }: { turns: number }) {
  const server = await aMessagesServer(({ turn }) =>
    turn === turns - 1
      ? submits({ answer: 'yes' })
      : says(
          thinks(`What line ${turn} says matters for what comes next.`),
          text(`Step ${turn}.`),
          calls('read', { path: 'notes.txt', from: turn * 20 + 1, lines: 20 }),
          ...(turn % 5 === 0 ? manyReads(turn) : []),
        ),
  )
  const folder = mkdtempSync(join(tmpdir(), 'hooke-cache-'))
  try {
    writeFileSync(join(folder, 'notes.txt'), lines(1_000))
    const journal = aJournal()
    const { usage } = await anAnthropicBackend(server).run(
      aRequest(folder, {
        journal,
        system: readFileSync(join(PROMPTS, 'implementer.md'), 'utf8'),
        input: [{ title: 'Sealed plan', text: lines(60), trust: 'daemon' }],
      }),
      new AbortController().signal,
    )
    const input = usage.inputTokens + usage.cachedTokens
    return { share: server.cachedShare(), turns: server.seen.length, counted: usage.cachedTokens / input }
  } finally {
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** More blocks than the cache looks back over from one mark. */
function manyReads(turn: number) {
  return Array.from({ length: 12 }, (_, i) => calls('search', { text: `line ${turn * 20 + i} ` }))
}

function lines(count: number): string {
  return Array.from({ length: count }, (_, i) => `line ${i} holds words that a role would read\n`).join('')
}
