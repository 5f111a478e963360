// One typeface, opened for one paper: shaped by HarfBuzz, embedded by fontkit.
import { create } from 'fontkit'
import { Blob, Direction, Buffer as Line, Face as Outlines, Font as Shaper, shape } from 'harfbuzzjs'
import { type FamilyName, readFontFile, type Weight } from './font-files'
import { addStack, type GlyfSubset, type Stack } from './stack'

interface Glyph {
  id: number
  /** What it stands for, in units of UTF-16, by which the library counts its way along a text. */
  codePoints: number[]
  advanceWidth: number
}

/** As much of an opened font as is asked here. */
export interface Face {
  unitsPerEm: number
  ascent: number
  /** Below zero. */
  descent: number
  hasGlyphForCodePoint(codePoint: number): boolean
  glyphForCodePoint(codePoint: number): { advanceWidth: number }
}

interface File {
  bytes: Uint8Array<ArrayBufferLike>
  /** Never changed by shaping. */
  shaper: Shaper
  /** Whether its glyphs are those of TrueType, several of which can be drawn as one. */
  canStack: boolean
}

const files = new Map<string, Promise<File>>()

function readOnce(family: FamilyName, weight: Weight): Promise<File> {
  const key = `${family} ${weight}`
  const known = files.get(key)
  if (known) return known
  const reading = readFontFile(family, weight).then((bytes) => {
    const outlines = new Outlines(new Blob(bytes))
    const canStack = outlines.referenceTable('glyf') !== undefined
    return { bytes, shaper: new Shaper(outlines), canStack }
  })
  files.set(key, reading)
  reading.catch(() => files.delete(key))
  return reading
}

const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u
/** The layout library has turned these round in text from the right, and HarfBuzz would turn them back. */
const MIRRORED = '()[]{}<>«»‹›≤≥'
const turned = (text: string): string =>
  text.replace(/[()[\]{}<>«»‹›≤≥]/g, (sign) => MIRRORED[MIRRORED.indexOf(sign) ^ 1] ?? sign)

const unitsOf = (text: string): number[] =>
  Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))

/**
 * Shares out the characters of a cluster among its glyphs, so that each part but the last has one. The library counts
 * characters by them: where their sum is not the text's length, lines lose their ends, and a part without any at the
 * beginning of a line is not printed. So there are never more parts than characters, as far as glyphs can be drawn as one.
 */
function shareOut<T>(text: string, glyphs: T[], canStack: boolean): { codePoints: number[]; members: T[] }[] {
  const characters = [...text]
  const count = canStack ? Math.min(glyphs.length, characters.length) : glyphs.length
  return Array.from({ length: count }, (_, at) =>
    at < count - 1
      ? { codePoints: unitsOf(characters[at] ?? ''), members: glyphs.slice(at, at + 1) }
      : { codePoints: unitsOf(characters.slice(at).join('')), members: glyphs.slice(at) },
  )
}

/** In thousandths of the size. The library reads the offsets of shaping in these, but hands them on in points or not at all. */
class Place {
  advanceWidth = 0
  readonly xOffset: number
  readonly #lift: number
  #shift = 0
  constructor(
    public xAdvance: number,
    public yAdvance: number,
    xOffset: number,
    lift: number,
  ) {
    this.xOffset = xOffset
    this.#lift = lift
  }
  get yOffset(): number {
    return this.#lift + this.#shift
  }
  /** It sets how far the whole run is raised, and would forget how far the glyph is. */
  set yOffset(shift: number) {
    this.#shift = shift
  }
}

interface Position {
  xAdvance: number
  yAdvance: number
  xOffset: number
  yOffset: number
}

/** What the library makes of each by `map` is its own kind of position, which `Place` mends. */
class Positions extends Array<Position> {
  static override get [Symbol.species]() {
    return Array
  }
  perEm = 1000
  override map<T>(make: (position: Position, index: number, all: Position[]) => T): T[] {
    return Array.from(this, (position, index) => {
      const made: unknown = make(position, index, this)
      const { xOffset, yOffset } = position
      if ((xOffset === 0 && yOffset === 0) || !isPosition(made)) return made as T
      const scale = 1000 / this.perEm
      return new Place(made.xAdvance, made.yAdvance, xOffset * scale, yOffset * scale) as T
    })
  }
}

const isPosition = (made: unknown): made is Position =>
  typeof made === 'object' && made !== null && 'xAdvance' in made && 'yAdvance' in made

interface Subset extends GlyfSubset {
  glyphs: number[]
  mapping: Record<number, number>
  _addGlyph?(id: number): number
}

const isSubset = (made: object): made is Subset => 'glyphs' in made && 'mapping' in made

const LINE_BREAK = 0x0a
const SPACE = 0x20

/** Beyond every glyph of a font. */
const FIRST_DOUBLE = 0x1_00_00
const FIRST_STACK = 0x10_00_00

/**
 * Opened anew for each paper: fontkit remembers for a glyph the text it first stood for, and would print and name it by that
 * in whatever comes later. `locale` chooses between forms of a letter.
 */
export async function openFace(family: FamilyName, weight: Weight, locale: string) {
  const { bytes, canStack, shaper } = await readOnce(family, weight)
  const font = create(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  if ('fonts' in font) throw new Error(`the font ${family} ${weight} is a collection`)

  /** A glyph that stands for two texts is embedded twice, so that each is read back as what it was. */
  const ids = new Map<string, number>()
  const taken = new Set<number>()
  const originals: number[] = []
  const idFor = (glyph: number, codePoints: number[]): number => {
    const key = `${glyph} ${codePoints}`
    const known = ids.get(key)
    if (known !== undefined) return known
    const id = taken.has(glyph) ? FIRST_DOUBLE + originals.push(glyph) - 1 : glyph
    taken.add(glyph)
    ids.set(key, id)
    return id
  }

  const stacks: Stack[] = []
  const stackFor = (stack: Stack, codePoints: number[]): number => {
    const key = `${JSON.stringify(stack)} ${codePoints}`
    const known = ids.get(key)
    if (known !== undefined) return known
    const id = FIRST_STACK + stacks.push(stack) - 1
    ids.set(key, id)
    return id
  }
  const layout = (written: string) => {
    const isFromRight = RIGHT_TO_LEFT.test(written)
    const text = isFromRight ? turned(written) : written
    const line = new Line()
    line.addText(text)
    line.setLanguage(locale)
    line.guessSegmentProperties()
    line.setDirection(isFromRight ? Direction.RTL : Direction.LTR)
    shape(shaper, line)
    const places = line.getGlyphPositions()
    const shaped = line
      .getGlyphInfos()
      .map(({ cluster, codepoint }, at) => ({ cluster, glyph: codepoint, at, place: places[at] ?? NOWHERE }))
    // In the order of reading: the library turns the line round itself.
    if (isFromRight) shaped.reverse()
    const starts = [...new Set(shaped.map(({ cluster }) => cluster))]
    const glyphs: Glyph[] = []
    const positions = new Positions()
    positions.perEm = font.unitsPerEm
    for (const [index, start] of starts.entries()) {
      const cluster = shaped.filter((one) => one.cluster === start)
      const parts = shareOut(text.slice(start, starts[index + 1] ?? text.length), cluster, canStack)
      for (const { codePoints, members } of parts) {
        const [only, ...more] = members
        if (codePoints.every((unit) => unit === LINE_BREAK)) {
          glyphs.push({ id: idFor(shaper.nominalGlyph(SPACE) ?? 0, [SPACE]), codePoints, advanceWidth: 0 })
          positions.push({ ...NOWHERE })
        } else if (only && more.length === 0) {
          const { glyph, place } = only
          const advanceWidth = shaper.glyphHAdvance(glyph)
          glyphs.push({ id: idFor(glyph, codePoints), codePoints, advanceWidth })
          const { xAdvance, xOffset, yAdvance, yOffset } = place
          positions.push({ xAdvance, yAdvance, xOffset, yOffset })
        } else {
          const stack = stackOf(members.toSorted((one, other) => one.at - other.at))
          const { advanceWidth } = stack
          glyphs.push({ id: stackFor(stack, codePoints), codePoints, advanceWidth })
          positions.push({ ...NOWHERE, xAdvance: advanceWidth })
        }
      }
    }
    const advanceWidth = positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0)
    return { glyphs, positions, advanceWidth }
  }

  const makeSubset = font.createSubset.bind(font)
  const createSubset = () => {
    const subset: object = makeSubset()
    if (!isSubset(subset)) throw new Error('fontkit makes another kind of subset than it did')
    const include = subset.includeGlyph.bind(subset)
    subset.includeGlyph = (id: number) => {
      const original = id >= FIRST_STACK ? id : originals[id - FIRST_DOUBLE]
      if (original === undefined) return include(id)
      const place = subset.mapping[id] ?? subset.glyphs.push(original) - 1
      subset.mapping[id] = place
      return place
    }
    const add = subset._addGlyph?.bind(subset)
    if (add)
      subset._addGlyph = (id) => {
        const stack = stacks[id - FIRST_STACK]
        return stack ? addStack(subset, stack, font.unitsPerEm) : add(id)
      }
    return subset
  }
  const glyphForCodePoint = (codePoint: number): Glyph => {
    const glyph = shaper.nominalGlyph(codePoint) ?? 0
    const codePoints = unitsOf(String.fromCodePoint(codePoint))
    return { id: idFor(glyph, codePoints), codePoints, advanceWidth: shaper.glyphHAdvance(glyph) }
  }
  const isDrawn = font.hasGlyphForCodePoint.bind(font)
  // Else the library takes another typeface for the break, which then stands in the paper without being embedded.
  const hasGlyphForCodePoint = (codePoint: number) => codePoint === LINE_BREAK || isDrawn(codePoint)
  return Object.assign(font, { layout, createSubset, glyphForCodePoint, hasGlyphForCodePoint })
}

/** One after the other, each moved as shaping moved it. */
function stackOf(members: { glyph: number; place: Position }[]): Stack {
  let advanceWidth = 0
  const placed = members.map(({ glyph, place }) => {
    const x = advanceWidth + place.xOffset
    advanceWidth += place.xAdvance
    return { glyph, x, y: place.yOffset }
  })
  return { members: placed, advanceWidth }
}

const NOWHERE: Position = { xAdvance: 0, yAdvance: 0, xOffset: 0, yOffset: 0 }
