/**
 * Draws one figure and ends: standard input is a Vega-Lite specification, standard output SVG and PNG as JSON. Its own
 * program, so that the memory of the drawing libraries goes away with it.
 */
import { json } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { Resvg } from '@resvg/resvg-js'
import { parse, textMetrics, View } from 'vega'
import { compile, type TopLevelSpec } from 'vega-lite'
import { textWidth } from './text-width.ts'

declare module 'vega' {
  /** Exported by the package, forgotten in its types: how wide a text is, which Vega cannot know without a canvas. */
  export const textMetrics: { width: (item: { fontSize?: number }, text: unknown) => number }
}

const FONTS = ['400Regular/Inter_400Regular.ttf', '600SemiBold/Inter_600SemiBold.ttf']
const PIXELS_PER_UNIT = 2

async function draw(spec: TopLevelSpec): Promise<{ svg: string; png: string }> {
  const view = new View(parse(compile(spec).spec), { renderer: 'none' })
  const svg = await view.toSVG()
  view.finalize()
  return { svg, png: pngOf(svg).toString('base64') }
}

function pngOf(svg: string): Buffer {
  const fontFiles = FONTS.map((file) =>
    fileURLToPath(import.meta.resolve(`@expo-google-fonts/inter/${file}`)),
  )
  const drawn = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: PIXELS_PER_UNIT },
    font: { fontFiles, loadSystemFonts: false, defaultFontFamily: 'Inter' },
  })
  return drawn.render().asPng()
}

textMetrics.width = ({ fontSize = 11 }, text) => textWidth(String(text), fontSize)

// the parent built the specification itself and checked it: this is the other half of one program
const spec = (await json(process.stdin)) as TopLevelSpec
process.stdout.write(JSON.stringify(await draw(spec)))
