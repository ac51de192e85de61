import type { LinearServer } from '../../fakes/linear/linear-server.ts'
import { HOOKE_APP } from '../../fakes/linear/people.ts'

const LOOK_MS = 100

/**
 * Approves by a comment each plan that a comment asks about; and each result, once all wait: an experiment that is planned
 * after another was published would be told, rightly, that its question is answered. Gives how to stop.
 */
export function answerAsAda(linear: LinearServer, issues: readonly string[]): () => void {
  const answered = new Set<string>()
  const timer = setInterval(() => {
    const asked = issues.flatMap((ref) => questionsIn(linear, ref))
    const results = asked.filter(({ isResult }) => isResult)
    const areAllThere = new Set(results.map(({ ref }) => ref)).size === issues.length
    for (const { ref, hash, isResult } of asked) {
      // two experiments may plan the very same
      const question = `${ref} ${hash}`
      if (answered.has(question) || (isResult && !areAllThere)) continue
      answered.add(question)
      linear.people.comment(ref, `${isResult ? '/hooke create 1\n' : ''}/hooke approve ${hash}`)
    }
  }, LOOK_MS)
  return () => clearInterval(timer)
}

interface Asked {
  readonly ref: string
  readonly hash: string
  readonly isResult: boolean
}

function questionsIn({ people }: LinearServer, ref: string): readonly Asked[] {
  return people.comments(ref).flatMap(({ user, body }) => {
    const [, hash] = /^ {4}\/hooke approve ([0-9a-f]{12})$/m.exec(body) ?? []
    if (user !== HOOKE_APP || hash === undefined) return []
    return [{ ref, hash, isResult: body.includes('Result hash:') }]
  })
}
