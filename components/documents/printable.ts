// Makes any text fit for paper: what is invisible or steers a reader's eye is taken out, what no font has is shown as such.
import type { Family } from './fonts'

/** Stands for a character that is in none of our fonts, where an empty box would stand otherwise. */
const REPLACEMENT = '\uFFFD'
/** Joins letters in Persian and many Indian scripts: the only invisible ones that writers mean. */
const JOINERS = /[\u200C\u200D]/
/** More marks above one another than any language has; they would climb over other lines. */
const PILED_MARKS = /(\p{M}{4})\p{M}+/gu
/** Pictures and what belongs to them: paper does without. */
const DISPENSABLE = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\p{M}\u200C\u200D]/u

/** Line breaks stay. Answers '' when nothing of it can be printed. */
export function printable(text: string, families: Pick<Family, 'regular'>[]): string {
  const has = (character: string) =>
    families.some(({ regular }) => regular.hasGlyphForCodePoint(character.codePointAt(0) ?? 0))
  const kept = [
    ...text
      .normalize('NFC')
      .replace(/\r\n?|[\u2028\u2029]/g, '\n')
      .replace(/\t/g, ' '),
  ].map((character) => {
    if (character === '\n') return character
    if (JOINERS.test(character)) return has(character) ? character : ''
    // Controls, formats (among them those that turn the direction of text), unassigned and private ones.
    if (
      /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\u115F\u1160\u3164\uFFA0]|\u034F|\p{Variation_Selector}/u.test(
        character,
      )
    )
      return ''
    if (has(character)) return character
    return DISPENSABLE.test(character) ? '' : REPLACEMENT
  })
  return kept
    .join('')
    .replace(PILED_MARKS, '$1')
    .replace(/ {2,}/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
