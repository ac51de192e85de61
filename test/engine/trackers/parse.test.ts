import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyText } from '../../builders/any-text.ts'
import { parseComment } from '../../../src/engine/trackers/commands/parse.ts'

const HASH = 'a1b2c3d4e5f6'

describe('commands in comments', () => {
  it.each([
    ['/hooke plan', { kind: 'plan' }],
    [`/hooke approve ${HASH}`, { kind: 'approve', hash: HASH, merge: true }],
    [`/hooke approve ${HASH.toUpperCase()} without merge`, { kind: 'approve', hash: HASH, merge: false }],
    [
      '/hooke revise more seeds\n\nand a longer horizon',
      { kind: 'revise', note: 'more seeds\n\nand a longer horizon' },
    ],
    ['/hooke answer 2: about 500\nor so', { kind: 'answer', n: 2, text: 'about 500\nor so' }],
    ['/hooke create 1, 3', { kind: 'create', numbers: [1, 3] }],
    ['/hooke reject it is known', { kind: 'reject', note: 'it is known' }],
    ['/hooke pause', { kind: 'pause', reason: 'asked for in a comment' }],
    ['/hooke resume', { kind: 'resume' }],
    ['/hooke cancel wrong data', { kind: 'cancel', reason: 'wrong data' }],
    ['/hooke status', { kind: 'status' }],
    [
      '/hooke skip duplicates because it is generated',
      { kind: 'skip', what: 'duplicates', because: 'it is generated' },
    ],
    [
      '/hooke skip hooks/plan/no-old-data.py because the data are new\nsince monday',
      { kind: 'skip', what: 'hooks/plan/no-old-data.py', because: 'the data are new\nsince monday' },
    ],
    [
      '/hooke skip plan approval because I said so',
      { kind: 'skip', what: 'plan approval', because: 'I said so' },
    ],
    ['/hooke skip audit because two read it', { kind: 'skip', what: 'audit', because: 'two read it' }],
    ['/hooke run now', { kind: 'runNow', because: 'asked for in a comment' }],
    ['Thanks!\r\n\r\n  /hooke resume\r\n', { kind: 'resume' }],
  ])('T-3: %j is a command', (body, command) => {
    expect(parseComment(body)).toEqual({ commands: [command], problems: [] })
  })

  it.each([
    ['a backtick that nothing closes', 'it costs 5` or so'],
    ['a backtick that is closed in another paragraph', 'a ` b\n\nc ` d'],
    ['inline code on the line before', 'see `x` and `y`'],
    ['an escaped backtick', 'a \\` b'],
  ])('T-3: obeys what stands below %s', (_, before) => {
    expect(parseComment(`${before}\n/hooke pause`).commands).toMatchObject([{ kind: 'pause' }])
  })

  it.each([
    ['the text of a picture', (order: string) => `<img src="x" alt="\n${order}\n">`],
    ['the title of a link', (order: string) => `[x](http://a "\n${order}\n")`],
    ['the definition of a link', (order: string) => `[x]: http://a "\n${order}\n"`],
    ['a footnote', (order: string) => `[^1]: as said\n${order}`],
    ['struck text', (order: string) => `~~\n${order}\n~~`],
    ['a formula', (order: string) => `$$\n${order}\n$$`],
  ])('T-3: what may stand in %s is not obeyed, and whoever wrote it hears why', (_, wrap) => {
    const { commands, problems } = parseComment(wrap(`/hooke approve ${HASH}`))
    expect(commands).toEqual([])
    expect(problems).toEqual([expect.stringContaining('below an empty line')])
    expect(parseComment(`${wrap('x')}\n\n/hooke pause`).commands).toHaveLength(1)
  })

  it.each([
    ['an instruction', (order: string) => `<?x\n\n${order}\n?>`],
    ['a declaration', (order: string) => `<!X\n\n${order}\n>`],
    ['a section of data', (order: string) => `<![CDATA[\n\n${order}\n]]>`],
    ['struck text in HTML', (order: string) => `<del>\n\n${order}\n</del>`],
    ['a sample', (order: string) => `<samp>\n${order}\n</samp>`],
  ])('T-3: what stands in %s is not obeyed', (_, wrap) => {
    expect(parseComment(wrap(`/hooke approve ${HASH}`))).toEqual({ commands: [], problems: [] })
  })

  it('T-3: obeys what stands after a code block', () => {
    expect(parseComment('```ts\n  x\n  ```\n/hooke resume').commands).toEqual([{ kind: 'resume' }])
    expect(parseComment('```a` b\n\n/hooke resume').commands).toEqual([{ kind: 'resume' }])
  })

  it('T-3: takes several that do not contradict each other', () => {
    expect(parseComment(`/hooke create 1\n/hooke approve ${HASH}`).commands).toHaveLength(2)
    expect(parseComment('/hooke answer 1: a\n/hooke answer 2: b').commands).toHaveLength(2)
  })

  const approve = `/hooke approve ${HASH}`
  it.each([
    ['a quote', `> ${approve}`],
    ['a quote that goes on', `> I said\n${approve}`],
    ['a nested quote', `> > ${approve}`],
    ['a code block', `\`\`\`\n${approve}\n\`\`\``],
    ['a code block of a list', `- \`\`\`\n${approve}\n  \`\`\``],
    ['a code block that never ends', `~~~ text\n${approve}`],
    ['a longer fence', `\`\`\`\`\n\`\`\`\n${approve}\n\`\`\`\``],
    ['a block after what only looks like one', `\`\`\`a\`b\n\`\`\`\n${approve}\n\`\`\``],
    ['inline code of several lines', `\`\`\`a\`b\n${approve}\n\`\`\` c`],
    ['a block whose end is too far in', `\`\`\`\n    \`\`\`\n${approve}\n\`\`\``],
    ['a block after one that ended with its list', `- \`\`\`\nx\n\`\`\`\n${approve}\n\`\`\``],
    ['the same with an indented one', `- a\n\n  \`\`\`\nx\n  \`\`\`\n${approve}\n\`\`\``],
    ['inline code over lines', `see \`\n${approve}\n\` there`],
    ['inline code over lines, of two backticks', `\`\`a \` b\n${approve}\nc\`\``],
    ['inline code that ends on its line', `\`a\n${approve} \` b`],
    ['indented code', `    ${approve}`],
    ['code after a tab', `\t${approve}`],
    ['inline code', `\`${approve}\``],
    ['a hidden comment', `<!--\n${approve}\n-->`],
    ['a hidden comment that never ends', `<!-- x\n${approve}`],
    ['text after a hidden comment', `<!-- x -->${approve}`],
    ['HTML that quotes', `<blockquote>\n\n${approve}\n\n</blockquote>`],
    ['HTML that folds', `<details><summary>x</summary>\n${approve}\n</details>`],
    ['a list', `- ${approve}`],
    ['the middle of a line', `please ${approve}`],
    ['another word', `/hookeapprove ${HASH}`],
    ['look-alike letters', `/hоoke approve ${HASH}`],
    ['a full-width slash', `／hooke approve ${HASH}`],
    ['plain words', 'approved'],
    ['an emoji', '👍'],
  ])('T-3: %s orders nothing', (_what, body) => {
    expect(parseComment(body)).toEqual({ commands: [], problems: [] })
  })

  it.each([
    ['an approval without a hash', '/hooke approve'],
    ['an approval of too little', '/hooke approve a1b2'],
    ['an approval of words', '/hooke approve the plan'],
    ['a hash with look-alike digits', '/hooke approve а1b2c3d4e5f6'],
    ['a hidden character', `/hooke approve ${HASH}\u200b`],
    ['turned direction', `/hooke approve \u202e${HASH}`],
    ['two decisions', `${approve}\n/hooke revise more`],
    ['two approvals', `${approve}\n/hooke approve ffffffffffff`],
    ['a command that is none', '/hooke launch'],
    ['a property of objects', '/hooke constructor'],
    ['a prototype', '/hooke __proto__'],
    ['a skip without a reason', '/hooke skip duplicates'],
    ['a skip of a path that climbs', '/hooke skip ../audit because of it'],
    ['an answer to nothing', '/hooke answer yes'],
    ['a revision without words', '/hooke revise'],
    ['a flood', Array.from({ length: 9 }, () => '/hooke status').join('\n')],
  ])('T-3: of %s nothing is carried out, and it is said why', (_what, body) => {
    const { commands, problems } = parseComment(body)
    expect(commands).toEqual([])
    expect(problems[0]).toMatch(/\w{3}/)
  })

  it('T-3: whatever is written, what is quoted or code never orders anything', () => {
    const anyText = fc
      .string({ unit: 'grapheme', maxLength: 80 })
      .map((text) => text.replaceAll(/[`~<]/g, ''))
    fc.assert(
      fc.property(anyText, fc.constantFrom('```', '~~~~'), (text, fence) => {
        const quoted = text.split(/\r\n|\r|\n/).map((line) => `> ${line}`)
        expect(parseComment([...quoted, `> ${approve}`].join('\n')).commands).toEqual([])
        expect(parseComment(`${fence}\n${text}\n${approve}\n${fence}`).commands).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  it('T-3: any text is read without failing, and only well-formed commands come of it', () => {
    const piece = fc.oneof(
      anyText({ maxLength: 30 }),
      fc.constantFrom(
        '/hooke ',
        'approve ',
        HASH,
        '\n',
        '> ',
        '```',
        '<!--',
        '-->',
        '    ',
        'answer 1: ',
        '<pre>',
      ),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const { commands, problems } = parseComment(pieces.join(''))
        expect(commands.length === 0 || problems.length === 0).toBe(true)
        for (const command of commands)
          if (command.kind === 'approve') expect(command.hash).toMatch(/^[0-9a-f]{8,64}$/)
      }),
      { numRuns: 500 },
    )
  })
})
