import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mayHoldMarker, readMarkers } from '../../../src/engine/import/markers.ts'

describe('epm:* markers', () => {
  it('T-4: kind, version and text up to the closing mark, the next one, or the end', () => {
    const body = [
      'before',
      '<!-- epm:plan v2 -->',
      '# Plan',
      '```sh',
      '<!-- epm:launch v1 -->',
      '```',
      '<!-- /epm:plan -->',
      'between',
      '<!-- epm:clarify -->',
      'one question',
      '  <!-- epm:Results v3 --> at once',
      'last',
    ].join('\r\n')
    expect(readMarkers(body)).toEqual({
      markers: [
        { kind: 'plan', version: 2, text: '# Plan\n```sh\n<!-- epm:launch v1 -->\n```' },
        { kind: 'clarify', version: 1, text: 'one question' },
        { kind: 'results', version: 3, text: 'at once\nlast' },
      ],
      unread: [],
    })
  })

  it.each([
    ['a quote', '> <!-- epm:plan v1 -->'],
    ['inline code', 'Read the `<!-- epm:plan v1 -->` marker'],
    ['a code block', '```\n<!-- epm:plan v1 -->\n```'],
    ['a code block that never ends', '~~~\n<!-- epm:plan v1 -->'],
    ['a longer fence', '````\n```\n<!-- epm:plan v1 -->\n````'],
  ])('5.2: a marker in %s says nothing', (_where, body) => {
    expect(readMarkers(body)).toEqual({ markers: [], unread: [] })
  })

  it('T-4: what looks like a marker and cannot be read is named', () => {
    expect(readMarkers('<!-- epm:plan v1.5 -->\n<!-- epm: -->').unread).toEqual([
      '<!-- epm:plan v1.5 -->',
      '<!-- epm: -->',
    ])
  })

  it('T-4: whatever text there is, reading ends, and nothing is found where no marker may be', () => {
    const piece = fc.constantFrom(
      '<!-- epm:plan v1 -->',
      '<!-- /epm:plan -->',
      '```',
      '> ',
      '\n',
      'x',
      '<!--',
      'epm:',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const body = pieces.join('')
        const { markers, unread } = readMarkers(body)
        if (!mayHoldMarker(body)) expect([...markers, ...unread]).toEqual([])
        expect(markers.length).toBeLessThanOrEqual(body.split('epm:plan v1').length - 1)
      }),
    )
  })
})
