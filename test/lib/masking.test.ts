import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyText } from '../builders/any-text.ts'
import { createMasker } from '../../src/lib/masking.ts'
import { findSecrets } from '../../src/lib/find-secrets.ts'
import { encodingsOf } from '../../src/lib/secret-encodings.ts'

const secretValue = fc.oneof(
  anyText({ minLength: 6, maxLength: 60 }),
  fc.string({ minLength: 6, maxLength: 60 }),
  fc.stringMatching(/^[A-Za-z0-9+/=_-]{6,60}$/),
)
const noise = anyText({ maxLength: 400 })
const body = 'aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3zA5bC7d'
const madeUp = (prefix: string): string => prefix + body.slice(0, 36)

function cutAt(text: string, cuts: readonly number[]): readonly string[] {
  const places = [0, ...cuts.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b), text.length]
  return places.slice(1).map((end, i) => text.slice(places[i], end))
}

function streamed(masker: ReturnType<typeof createMasker>, chunks: readonly string[]): string {
  const stream = masker.stream()
  return chunks.map((chunk) => stream.push(chunk)).join('') + stream.flush()
}

describe('masker', () => {
  it('row 70, S-5: no masked text holds a live secret or one of its encodings', () => {
    fc.assert(
      fc.property(secretValue, noise, noise, (value, before, after) => {
        const masker = createMasker({ secrets: [{ name: 'key', value }] })

        for (const form of encodingsOf(value)) {
          const masked = masker.mask(before + form + after + form)
          expect(encodingsOf(value).filter((encoding) => masked.includes(encoding))).toEqual([])
        }
      }),
      { numRuns: 150 },
    )
  })

  it('S-5: masks the base64 of a text that holds the secret anywhere', () => {
    fc.assert(
      fc.property(secretValue, noise, noise, (value, before, after) => {
        const text = Buffer.from(before + value.toWellFormed() + after)
        const masker = createMasker({ secrets: [{ name: 'key', value }] })

        expect(masker.mask(text.toString('base64'))).toContain('‹')
        expect(masker.mask(text.toString('base64url'))).toContain('‹')
        expect(masker.mask(text.toString('hex'))).toContain('‹')
      }),
      { numRuns: 150 },
    )
  })

  it('row 70, S-5: however a stream is cut, its output holds no live secret', () => {
    const cuts = fc.array(fc.nat(), { maxLength: 30 })
    fc.assert(
      fc.property(secretValue, fc.array(noise, { minLength: 1, maxLength: 6 }), cuts, (value, parts, at) => {
        const masker = createMasker({ secrets: [{ name: 'key', value }] })
        const forms = encodingsOf(value)
        const text = parts.map((part, i) => part + (forms[i % forms.length] ?? '') + '\n').join('')

        const output = streamed(masker, cutAt(text, at))

        expect(forms.filter((form) => output.includes(form))).toEqual([])
        expect(output).toBe(masker.mask(text))
      }),
      { numRuns: 200 },
    )
  })

  it('S-5: a secret over the cut of a very long line is masked in a stream', () => {
    const value = madeUp('plain-live-')
    const masker = createMasker({ secrets: [{ name: 'key', value }] })
    const text = `${'x'.repeat(70_000)}${value}${'y'.repeat(70_000)}${value}`

    const output = streamed(masker, cutAt(text, [100, 69_990, 70_005, 70_030, 139_000]))

    expect(output).not.toContain(value)
    expect(output).toBe(masker.mask(text))
  })

  it('S-5: masks a private key that arrives line by line', () => {
    const lines = [
      '-----BEGIN RSA PRIVATE KEY-----',
      ...Array.from({ length: 20 }, () => body),
      '-----END RSA PRIVATE KEY-----',
    ]
    const chunks = [
      ...Array.from({ length: 30 }, (_, i) => `step ${i}\n`),
      ...lines.map((line) => `${line}\n`),
      'after\n',
    ]

    const output = streamed(createMasker({ secrets: [] }), chunks)

    expect(output).not.toContain(body)
    expect(output).toContain('step 29\n‹secret›\nafter\n')
  })

  it.each([
    madeUp('ghp_'),
    `github_pat_${body}_${body}`,
    madeUp('lin_api_'),
    `sk-ant-api03-${body}`,
    madeUp('rpa_'),
    madeUp('hf_'),
    `xoxb-${body}`,
    'AKIAIOSFODNN7EXAMPLE',
    `eyJ${body}.eyJ${body}.${body}`,
    `-----BEGIN PRIVATE KEY-----\n${body}\n-----END PRIVATE KEY-----`,
  ])('S-5: masks what has the shape of a secret: %s', (secret) => {
    const masked = createMasker({ secrets: [] }).mask(`before ${secret} after`)

    expect(masked).toBe('before ‹secret› after')
  })

  it.each([
    ['password=hunter2-Xk93!q', 'password=‹secret›'],
    ['"api_key": "9f8e7d6c5b4a3f2e1d0c"', '"api_key": "‹secret›"'],
    ['export WANDB_TOKEN=ab12cd34ef56ab78', 'export WANDB_TOKEN=‹secret›'],
    ['https://ada:s3cretpw@host/x', 'https://ada:‹secret›@host/x'],
    [`Authorization: Bearer ${body}`, 'Authorization: Bearer ‹secret›'],
  ])('S-5: masks the value and keeps the key: %s', (text, expected) => {
    expect(createMasker({ secrets: [] }).mask(text)).toBe(expected)
  })

  it.each([
    'commit 3f2a9c1d4e5b6a7f8091a2b3c4d5e6f708192a3b',
    'sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    'password: ask a person',
    'max_tokens=4096, tokens: 128000',
    'the token is read from process.env.TOKEN, secret names are listed',
    'BANDIT-007.optimistic-start.s3.1 wrote 12 files',
  ])('S-5: leaves hashes, commit ids and prose alone: %s', (text) => {
    expect(createMasker({ secrets: [] }).mask(text)).toBe(text)
  })

  it('S-5: says which live secret was there, and never by a name that holds the value', () => {
    const masker = createMasker({
      secrets: [
        { name: 'linear', value: 'plain-value-1' },
        { name: 'tell-tale-9', value: 'tell-tale-9' },
        { name: 'pin', value: '1234' },
      ],
    })

    expect(masker.mask('a plain-value-1 b tell-tale-9')).toBe('a ‹secret:linear› b ‹secret›')
    expect(masker.tooShort).toEqual(['pin'])
  })

  it.each([
    ['one long run of letters', () => 'a'.repeat(5_000_000)],
    ['token prefixes', () => 'eyJeyJ.eyJ-'.repeat(455_000)],
    ['key headers', () => '-----BEGIN RSA PRIVATE KEY-----'.repeat(160_000)],
    ['assignments', () => 'password="'.repeat(500_000)],
    ['addresses', () => 'https://a:b'.repeat(455_000)],
    ['log lines', () => 'step 12 loss 0.123 at 3f2a9c1d4e5b6a7f\n'.repeat(128_000)],
  ])('S-5: needs linear time on 5 MB of %s', (_name, make) => {
    const masker = createMasker({ secrets: [{ name: 'key', value: `live-${body}` }] })
    const text = make()
    const started = performance.now()

    masker.mask(text)

    expect(performance.now() - started).toBeLessThan(5_000)
  })
})

describe('findSecrets', () => {
  it('S-5: finds a live secret split over lines, spaces or string pieces', () => {
    const value = madeUp('live/')
    const cut = fc.integer({ min: 1, max: value.length - 1 })
    const joint = fc.constantFrom('\n', ' ', '\t  ', "' + '", '"\n  + "', '\u200b', '\\\n')
    fc.assert(
      fc.property(cut, joint, (at, between) => {
        const found = findSecrets(`x\n${value.slice(0, at)}${between}${value.slice(at)}`, [
          { name: 'key', value },
        ])

        expect(found).toContainEqual({ name: 'key', live: true, how: 'split', line: 2 })
      }),
    )
  })

  it('S-5: finds known shapes split or encoded, and says the line but never the value', () => {
    const token = madeUp('ghp_')
    const split = findSecrets(`a\nb\nuse ${token.slice(0, 10)}\n${token.slice(10)}`)
    const encoded = findSecrets(`a\n${Buffer.from(`{"key":"${token}"}`).toString('base64')}`)
    const twice = findSecrets(Buffer.from(Buffer.from(token).toString('base64')).toString('hex'))

    expect(split).toEqual([{ name: 'github-token', live: false, how: 'split', line: 3 }])
    expect(encoded).toEqual([{ name: 'github-token', live: false, how: 'encoded', line: 2 }])
    expect(twice.map(({ how }) => how)).toEqual(['encoded'])
  })

  it('S-5: finds nothing in hashes, commit ids and prose', () => {
    const prose =
      'The prefix ghp_ marks a token which everybody should keep in the daemon and nowhere else at all.'
    const hashes = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\n'.repeat(40)

    expect(findSecrets(`${prose}\n${hashes}`)).toEqual([])
  })

  it('S-5: searches 5 MB in seconds', () => {
    const text = `${'abcdefghijklmnopqrstu '.repeat(115_000)}\n${'QUJDREVGR0hJSktMTU5PUA'.repeat(115_000)}`
    const started = performance.now()

    findSecrets(text, [{ name: 'key', value: `live-${body}` }])

    expect(performance.now() - started).toBeLessThan(15_000)
  })
})
