// Which characters our papers can print, so that a person hears before sending what would be missing.
import { COVERED } from './coverage'

/** Pairs of gap and length, each in base 36, from the first code point upwards. */
const ranges: { first: number; last: number }[] = []
for (const [gap = '', more = '0'] of COVERED.split(' ').map((range) => range.split('.'))) {
  const first = (ranges.at(-1)?.last ?? 0) + Number.parseInt(gap, 36)
  ranges.push({ first, last: first + Number.parseInt(more, 36) })
}

/** Whether any of the typefaces has the character. */
export function isInSomeFont(codePoint: number): boolean {
  let low = 0
  let high = ranges.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const range = ranges[middle]
    if (!range || codePoint < range.first) high = middle - 1
    else if (codePoint > range.last) low = middle + 1
    else return true
  }
  return false
}

/** Letters joined in one character, and forms that a letter takes beside others: what a font joins by itself from plain ones. */
const JOINED = /[\uFB00-\uFDFF\uFE70-\uFEFC]/g

/** The text in the characters in which it is printed: composed, and with joined letters taken apart, so that a search finds it. */
export const settled = (text: string): string =>
  text.normalize('NFC').replace(JOINED, (joined) => joined.normalize('NFKC'))

/** Joins letters in Persian and many Indian scripts: the only invisible ones that writers mean. */
export const isJoiner = (character: string): boolean => /[\u200C\u200D]/.test(character)

/** Controls, formats (among them those that turn the direction of text), unassigned and private ones. */
export const isInvisible = (character: string): boolean =>
  /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\u115F\u1160\u3164\uFFA0]|\u034F|\p{Variation_Selector}/u.test(character)

/** Pictures and what belongs to them: paper does without. */
export const isDispensable = (character: string): boolean =>
  /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\p{M}\u200C\u200D]/u.test(character)

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** What of a text no paper of ours would show, each once, in the order in which it comes. */
export function unprintableIn(text: string): string[] {
  const isLost = (character: string) =>
    !isInvisible(character) && !isJoiner(character) && !isInSomeFont(character.codePointAt(0) ?? 0)
  const found = new Set<string>()
  for (const { segment } of graphemes.segment(settled(text)))
    if ([...segment].some(isLost)) found.add(segment)
  return [...found]
}
