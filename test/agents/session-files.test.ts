import fc from 'fast-check'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { maskFiles, sweepSessions } from '../../src/agents/session-files.ts'
import { createMasker } from '../../src/lib/masking.ts'
import { aClaudeCodeBackend } from './claude-code/backends.ts'
import { aFakeClaude } from './claude-code/fake-claude.ts'
import { aRequest, inFolder } from './sessions.ts'

const DAY = 24 * 60 * 60_000

describe('what a command line agent wrote down', () => {
  it('S-5: holds no secret in any line afterwards, and each line is still JSON', () =>
    inFolder((folder) =>
      fc.assert(
        fc.property(
          fc.stringMatching(/^[A-Za-z0-9+/"\\_-]{16,40}$/),
          fc.array(fc.string({ unit: 'grapheme', maxLength: 30 }), { maxLength: 5 }),
          (secret, words) => {
            const masker = createMasker({ secrets: [{ name: 'KEY', value: secret }] })
            const file = join(folder, 'a.jsonl')
            const said = [...words, `it is ${secret}.`].map((text) => JSON.stringify({ message: { text } }))
            writeFileSync(file, `${said.join('\n')}\n`)

            maskFiles(folder, (text) => masker.mask(text))

            const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean)
            const texts = lines.map(
              (line) => (JSON.parse(line) as { message: { text: string } }).message.text,
            )
            expect(texts).toHaveLength(said.length)
            expect(texts.join('\n')).not.toContain(secret)
          },
        ),
        { numRuns: 60 },
      ),
    ))

  it('S-5: is masked when a session of Claude Code has ended', () =>
    inFolder(async (folder) => {
      const claude = aFakeClaude(() => ({ calls: [{ tool: 'submit', input: { answer: 'yes' } }] }))
      const start: typeof claude.start = (command, onLine) => {
        const notes = join(command.environment['HOME'] ?? '', 'notes.jsonl')
        writeFileSync(notes, '{"said":"I found opensesame-4411."}\n')
        return claude.start(command, onLine)
      }
      const mask = (text: string): string => text.replaceAll('opensesame-4411', '‹secret:WORD›')

      await aClaudeCodeBackend(folder, { start, mask }).run(aRequest(folder), new AbortController().signal)

      const files = readdirSync(join(folder, 'claude-code'), { recursive: true, encoding: 'utf8' })
      const texts = files
        .map((name) => join(folder, 'claude-code', name))
        .filter((file) => lstatSync(file).isFile())
        .map((file) => readFileSync(file, 'utf8'))
      expect(texts.join()).toContain('‹secret:WORD›')
      expect(texts.join()).not.toContain('opensesame-4411')
    }))

  it('S-5: leaves alone what is no text and what a link leads to', () =>
    inFolder((folder) => {
      const [inside, outside] = [join(folder, 'in'), join(folder, 'out.txt')]
      mkdirSync(join(inside, 'deep'), { recursive: true })
      writeFileSync(outside, 'secret')
      writeFileSync(join(inside, 'bytes'), 'secret\0')
      writeFileSync(join(inside, 'deep', 'text'), 'secret', { mode: 0o600 })
      symlinkSync(outside, join(inside, 'link'))

      maskFiles(inside, (text) => text.replaceAll('secret', '‹secret›'))

      expect(readFileSync(outside, 'utf8')).toBe('secret')
      expect(readFileSync(join(inside, 'bytes'), 'utf8')).toBe('secret\0')
      expect(readFileSync(join(inside, 'deep', 'text'), 'utf8')).toBe('‹secret›')
    }))

  it('forgets sessions that nobody went on with for two weeks, and no other', () =>
    inFolder((folder) => {
      const root = join(folder, 'sessions')
      const now = 100 * DAY
      for (const [name, age] of [
        ['old', 15],
        ['young', 13],
      ] as const) {
        mkdirSync(join(root, name), { recursive: true })
        writeFileSync(join(root, name, 'settings.json'), '{}')
        const at = (now - age * DAY) / 1_000
        utimesSync(join(root, name, 'settings.json'), at, at)
        utimesSync(join(root, name), at, at)
      }

      sweepSessions(root, now)
      sweepSessions(join(folder, 'absent'), now)

      expect(existsSync(join(root, 'old'))).toBe(false)
      expect(existsSync(join(root, 'young', 'settings.json'))).toBe(true)
    }))
})
