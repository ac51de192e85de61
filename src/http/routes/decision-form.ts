import type { Verb } from './decisions.ts'

/** What a browser sent, by field. */
export type Fields = ReadonlyMap<string, readonly string[]>

/** The fields of a form as the JSON that REST would be sent; the decision's schema judges both. */
export function toldByForm(verb: Verb, fields: Fields, now: number): unknown {
  const one = (name: string): string => fields.get(name)?.[0] ?? ''
  const ticked = (name: string): boolean => one(name) === 'yes'
  const shapes: Partial<Record<Verb, () => unknown>> = {
    answer: () => ({ answers: answersIn(fields), waveThrough: ticked('waveThrough') }),
    approve: () => ({
      what: one('what'),
      hash: one('hash'),
      followUps: (fields.get('followUps') ?? []).map(Number),
      merge: ticked('merge'),
      acceptUnverified: ticked('acceptUnverified'),
    }),
    defer: () => ({ until: now + Number(one('hours')) * 3_600_000 }),
    seeds: () => ({ n: Number(one('n')) }),
    retry: () => (one('from') === '' ? {} : { from: one('from') }),
  }
  return shapes[verb]?.() ?? Object.fromEntries([...fields].map(([name, [value]]) => [name, value]))
}

function answersIn(fields: Fields): Record<string, string> {
  const given = [...fields].flatMap(([name, [value = '']]): [string, string][] => {
    const [, n] = /^answer-(\d{1,4})$/.exec(name) ?? []
    return n === undefined || value.trim() === '' ? [] : [[n, value]]
  })
  return Object.fromEntries(given)
}
