/** How she reads and writes in a tracker. */
export interface Talk {
  /** What Hooke's own account wrote to the issue. */
  said(ref: string): readonly string[]
  comment(ref: string, body: string): void
}

const LOOK_MS = 100

/**
 * Approves by a comment each plan that a comment asks about; and each result, once all wait: an experiment that is planned
 * after another was published would be told, rightly, that its question is answered. Gives how to stop.
 */
export function answerAsAda(talk: Talk, issues: readonly string[]): () => void {
  const answered = new Set<string>()
  const timer = setInterval(() => {
    const asked = issues.flatMap((ref) => questionsIn(talk, ref))
    const results = asked.filter(({ isResult }) => isResult)
    const areAllThere = new Set(results.map(({ ref }) => ref)).size === issues.length
    for (const { ref, hash, isResult } of asked) {
      // two experiments may plan the very same
      const question = `${ref} ${hash}`
      if (answered.has(question) || (isResult && !areAllThere)) continue
      answered.add(question)
      talk.comment(ref, `${isResult ? '/hooke create 1\n' : ''}/hooke approve ${hash}`)
    }
  }, LOOK_MS)
  return () => clearInterval(timer)
}

interface Asked {
  readonly ref: string
  readonly hash: string
  readonly isResult: boolean
}

function questionsIn(talk: Talk, ref: string): readonly Asked[] {
  return talk.said(ref).flatMap((body) => {
    const [, hash] = /^ {4}\/hooke approve ([0-9a-f]{12})$/m.exec(body) ?? []
    return hash === undefined ? [] : [{ ref, hash, isResult: body.includes('Result hash:') }]
  })
}
