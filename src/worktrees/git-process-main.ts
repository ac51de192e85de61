// The process behind git-process.ts: runs git as it is asked to, until its parent is gone.
import { HookeError, asError } from '../domain/errors.ts'
import type { GitQuestion, GitReply } from './git-process.ts'
import { runGit } from './run-git.ts'

process.on('disconnect', () => process.exit())
process.on('message', (question: GitQuestion) => void answer(question))

async function answer({ id, place, args, call }: GitQuestion): Promise<void> {
  const reply = await runGit(place, args, call).then(
    (found): GitReply => ({ id, answer: found }),
    (error: unknown) => refusal(id, asError(error)),
  )
  if (process.connected) process.send?.(reply)
}

function refusal(id: number, error: Error): GitReply {
  const known = error instanceof HookeError ? error : undefined
  const { found = '', advice = 'see the daemon log', retryable = false } = known ?? {}
  return { id, message: error.message, retryable, found, advice }
}
