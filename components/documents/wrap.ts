// Breaks text into lines where spaces do not: scripts without spaces, and words wider than their column.
import type { Face } from './face'
import type { Family } from './fonts'

interface Column {
  /** In points, like the size. */
  width: number
  size: number
  isStrong?: boolean
}

/** A line neither begins with these nor, for the second, ends. */
const CLOSING = /^[\p{Pe}\p{Pf}、。，．・：；？！ー々…ぁぃぅぇぉっゃゅょァィゥェォッャュョ]/u
const OPENING = /[\p{Ps}\p{Pi}]$/u
const SPACELESS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

/** Words without spaces between them: where they end, only a dictionary knows. */
const UNSPACED = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })
const words = new Intl.Segmenter('th', { granularity: 'word' })
/** Kerning and rounding may make a line a little wider than the sum of its glyphs. */
const SLACK = 0.98
const LONG = 100

const familyOf = (character: string, families: Family[]): Family | undefined =>
  families.find(({ regular }) => regular.hasGlyphForCodePoint(character.codePointAt(0) ?? 0)) ?? families[0]

/**
 * How high lines of this text are, in parts of the size: at least `least`, and as high as the tallest of its typefaces asks
 * for. Letters of Tibetan and Burmese stand in piles, which would reach into the lines and rules around them.
 */
export function lineHeightOf(text: string, families: Family[], least: number): number {
  let highest = least
  for (const character of new Set(text)) {
    const face = familyOf(character, families)?.regular
    if (face) highest = Math.max(highest, (face.ascent - face.descent) / face.unitsPerEm)
  }
  return highest
}

/** How wide text is when it is written in one line, in points. */
export function widthOfText(
  text: string,
  families: Family[],
  { isStrong, size }: Omit<Column, 'width'>,
): number {
  let width = 0
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0
    const family = familyOf(character, families)
    const face: Face | undefined = isStrong ? family?.bold : family?.regular
    if (face) width += (face.glyphForCodePoint(codePoint).advanceWidth / face.unitsPerEm) * size
  }
  return width
}

/** Signs stay with the word before them. */
function dictionaryPieces(text: string, isTooWide: (word: string) => boolean): string[] {
  const pieces: string[] = []
  for (const { isWordLike, segment } of words.segment(text)) {
    const before = pieces.at(-1)
    if (before !== undefined && !isWordLike && !isTooWide(before + segment))
      pieces[pieces.length - 1] = before + segment
    else if (isTooWide(segment)) for (const { segment: part } of graphemes.segment(segment)) pieces.push(part)
    else pieces.push(segment)
  }
  return pieces
}

/** Pieces between which a line may end: words with the spaces before them, and single characters where there are no words. */
function piecesOf(line: string, isTooWide: (word: string) => boolean): string[] {
  const pieces: string[] = []
  for (const word of line.split(/(?<=[^ ])(?= )/)) {
    if (UNSPACED.test(word) && isTooWide(word)) pieces.push(...dictionaryPieces(word, isTooWide))
    else if (!SPACELESS.test(word) && !isTooWide(word)) pieces.push(word)
    else
      for (const { segment } of graphemes.segment(word)) {
        const before = pieces.at(-1)
        const clings = before !== undefined && (CLOSING.test(segment) || OPENING.test(before))
        const isLatin = before !== undefined && /[\w.,]$/.test(before) && /^[\w.,]/.test(segment)
        if (clings || (isLatin && !isTooWide(before + segment))) pieces[pieces.length - 1] = before + segment
        else pieces.push(segment)
      }
  }
  return pieces
}

/** The text with line breaks where it needs them; as it is, where its spaces are enough. */
export function wrapped(text: string, column: Column, families: Family[]): string {
  const widthOf = (part: string) => widthOfText(part, families, column)
  const limit = column.width * SLACK
  const isTooWide = (word: string) => widthOf(word.trim()) > limit
  const wrapLine = (line: string): string => {
    // The library takes ever longer with ever longer paragraphs, so those are broken here as well.
    // It also breaks these scripts anywhere, with a hyphen, although no line of them has one.
    const isSpaceless = SPACELESS.test(line) && widthOf(line) > limit
    if (line.length < LONG && !isSpaceless && !line.split(' ').some(isTooWide)) return line
    const lines: string[] = []
    let current = ''
    for (const piece of piecesOf(line, isTooWide)) {
      if (current !== '' && widthOf(current + piece) > limit) {
        lines.push(current)
        current = piece.trimStart()
      } else current += piece
    }
    return [...lines, current].join('\n')
  }
  return text.split('\n').map(wrapLine).join('\n')
}
