// Draws several glyphs as one, where a font makes more glyphs of a character than the layout library can count.

export interface Stack {
  /** In units of the font, from where the stack begins. */
  members: { glyph: number; x: number; y: number }[]
  advanceWidth: number
}

/** As much of fontkit's subset of a TrueType font as is extended here. */
export interface GlyfSubset {
  glyf: Uint8Array[]
  offset: number
  loca: { offsets: number[] }
  hmtx: { metrics: { advance: number; bearing: number }[] }
  includeGlyph(id: number): number
}

const WORDS_ARE_XY = 0x0003
const MORE_FOLLOW = 0x0020
const HEAD = 10
const MEMBER = 8

/** Adds it as a composite glyph, of which the font keeps the parts. */
export function addStack(subset: GlyfSubset, { advanceWidth, members }: Stack, tallest: number): number {
  const bytes = new Uint8Array((HEAD + members.length * MEMBER + 3) & ~3)
  const view = new DataView(bytes.buffer)
  // Parts instead of outlines, and a box that begins where the glyph does: readers move it by the difference.
  for (const [at, value] of [-1, 0, -tallest, advanceWidth, tallest].entries()) view.setInt16(at * 2, value)
  for (const [index, { glyph, x, y }] of members.entries()) {
    const at = HEAD + index * MEMBER
    view.setUint16(at, index === members.length - 1 ? WORDS_ARE_XY : WORDS_ARE_XY | MORE_FOLLOW)
    view.setUint16(at + 2, subset.includeGlyph(glyph))
    view.setInt16(at + 4, x)
    view.setInt16(at + 6, y)
  }
  subset.glyf.push(bytes)
  subset.loca.offsets.push(subset.offset)
  subset.hmtx.metrics.push({ advance: advanceWidth, bearing: 0 })
  subset.offset += bytes.length
  return subset.glyf.length - 1
}
