import { describe, expect, it } from 'vitest'
import { askStudyGate, type Asking } from '../../src/hooks/study-gates/ask-study-gate.ts'
import { type StudyFile, studyGatesIn } from '../../src/hooks/study-gates/study-gate.ts'
import { tryStudyGate } from '../../src/hooks/study-gates/try-study-gate.ts'
import { noSandbox } from '../../src/lib/sandbox/sandbox.ts'
import { aPlace, probe, SECRET, skipped } from '../sandbox/place.ts'

const script = (text: string, path = 'hooks/plan/own.sh'): StudyFile => ({
  path,
  text: `#!/bin/sh\n${text}\n`,
  isRunnable: true,
})
const call = (path: string, value: unknown): StudyFile => ({
  path,
  text: JSON.stringify(value),
  isRunnable: false,
})

function asking(files: readonly StudyFile[], more: Partial<Asking> = {}): Asking {
  return {
    files,
    sandbox: noSandbox,
    environment: { PATH: process.env['PATH'] ?? '' },
    signal: new AbortController().signal,
    ...more,
  }
}

async function ask(files: readonly StudyFile[], more: Partial<Asking> = {}) {
  const [gate] = studyGatesIn(files)
  if (gate === undefined) throw new Error('there is no gate')
  return askStudyGate(gate, '{"event":"plan"}\n', asking(files, more))
}

const reasonsOf = (verdict: Awaited<ReturnType<typeof ask>>): string =>
  verdict.kind === 'refuse' ? verdict.reasons.join() : 'it passed'

describe("a study's own gate", () => {
  it('G-4: reads JSON on stdin, passes with 0 and refuses with 2, stderr being the reason', async () => {
    const gate = script(`read line; echo "$line" >&2; case "$line" in *plan*) exit 2;; esac; exit 0`)

    expect(await ask([gate])).toMatchObject({ kind: 'refuse', reasons: ['{"event":"plan"}'] })
    expect(await ask([script('echo looked at 3 rows; exit 0')])).toEqual({
      kind: 'pass',
      evidence: [{ what: 'answer', found: 'exit 0: looked at 3 rows' }],
    })
  })

  it.each([
    ['another exit code', script('echo oops >&2; exit 1'), 'neither 0 nor 2: oops'],
    ['a signal', script('kill -9 $$'), 'SIGKILL'],
    ['a program that is not there', script('').text, 'could not be asked'],
    ['silence with 2', script('exit 2'), 'without a reason'],
    ['no right to be executed', { ...script('exit 0'), isRunnable: false }, 'git update-index --chmod=+x'],
    ['no line that says what runs it', { ...script(''), text: 'exit 0\n' }, 'begin it with #!'],
    ['a link, or another repository', { ...script(''), text: null }, 'a file of its own'],
    ['bytes that are no text', { ...script(''), text: '#!/bin/sh\n\uFFFD' }, 'no text'],
  ])('G-1: refuses at %s', async (_, file, reason) => {
    const gate =
      file === null || typeof file === 'string' ? { ...script(''), text: '#!/nowhere/interpreter\n' } : file

    expect(reasonsOf(await ask([gate]))).toContain(reason)
  })

  it('row 72: refuses when it hangs, also when it takes no notice of being asked to end', async () => {
    const hanging = script(`trap '' TERM; while :; do :; done`)

    expect(reasonsOf(await ask([hanging], { timeoutMs: 300 }))).toBe(
      'it took longer than 0.3 s and was ended',
    )
  })

  it('row 72: refuses when it prints without end, whatever it says at the end', async () => {
    const chatty = script('head -c 40000000 /dev/zero; exit 0')

    expect(reasonsOf(await ask([chatty]))).toBe('it printed more than 256 kB')
  })

  it('G-4: finds what it shares with others beside it, and takes nothing else for a gate', async () => {
    const files = [
      script('. ./hooks/plan/lib/words.sh; echo "$WORD" >&2; exit 2'),
      { ...script('WORD=shared', 'hooks/plan/lib/words.sh'), isRunnable: false },
      call('hooks/plan/own.bad.json', {}),
      { path: 'hooks/plan/README.md', text: 'What it does', isRunnable: false },
      script('exit 0', 'hooks/other/x.sh'),
    ]

    expect(studyGatesIn(files).map(({ name }) => name)).toEqual(['hooks/plan/own.sh'])
    expect(reasonsOf(await ask(files))).toBe('shared')
  })
})

describe("the known-bad calls of a study's gate", () => {
  const seeds = script(`grep -q '"seeds":1' && { echo too few seeds >&2; exit 2; }; exit 0`)
  const tryIt = async (files: readonly StudyFile[]) => {
    const [gate] = studyGatesIn(files)
    return gate && tryStudyGate(gate, asking(files))
  }

  it('G-2: are refused, and its known-good ones pass', async () => {
    const bad = call('hooks/plan/own.bad.json', { seeds: 1 })
    const good = call('hooks/plan/own.good.more.json', { seeds: 3 })

    expect(await tryIt([seeds, bad, good])).toMatchObject({
      state: 'ok',
      found: 'refused 1 known-bad, passed 1 known-good',
    })
  })

  it.each([
    ['lets a known-bad call pass', call('hooks/plan/own.bad.json', { seeds: 3 }), 'lets pass'],
    ['refuses a known-good call', call('hooks/plan/own.good.json', { seeds: 1 }), 'too few seeds'],
  ])('A-10: a gate that %s is broken', async (_, stored, words) => {
    const test = await tryIt([seeds, stored])

    expect(test?.state).toBe('broken')
    expect(test?.found).toContain(words)
  })

  it('A-10: a gate that merely crashes does not count as one that refuses', async () => {
    const test = await tryIt([script('exit 1'), call('hooks/plan/own.bad.json', {})])

    expect(test).toMatchObject({ state: 'broken' })
  })

  it('G-2: a gate without a known-bad call is said to be untested', async () => {
    expect(await tryIt([seeds])).toMatchObject({ state: 'untested' })
  })
})

describe.skipIf(!probe.ok)(`a study's gate in the sandbox${skipped}`, () => {
  it('A-6: sees its own files, and neither state, keys, network nor other processes', async () => {
    const place = aPlace()
    const look = [
      `cat ${place.in('state/token')} ${place.in('home/.ssh/id_ed25519')} ${place.in('worktrees/one/main.py')} 2>/dev/null && exit 0`,
      'touch hooks/plan/own.sh 2>/dev/null && exit 0',
      '[ "$(ls /sys/class/net 2>/dev/null | wc -l)" -gt 1 ] && exit 0',
      `[ -e /proc/${process.pid} ] && exit 0`,
      'echo nothing was reached >&2; exit 2',
    ].join('\n')
    try {
      const verdict = await ask([script(look)], { sandbox: place.sandbox })

      expect(reasonsOf(verdict)).toBe('nothing was reached')
      expect(JSON.stringify(verdict)).not.toContain(SECRET)
    } finally {
      place.remove()
    }
  })
})
