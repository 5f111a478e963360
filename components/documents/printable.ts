// Makes text printable: invisible and direction characters are removed, unprintable ones are shown as such.
import { isDispensable, isInvisible, isJoiner, settled } from '@/lib/paper/characters'
import type { Family } from './fonts'

/** Stands for a character that is in none of our fonts, where an empty box would stand otherwise. */
const REPLACEMENT = '\uFFFD'
/** More marks above one another than any language has; they would climb over other lines. */
const PILED_MARKS = /(\p{M}{4})\p{M}+/gu

/** Where reading runs from the right, this mark keeps a sign before its figures: "-5.00", not "5.00-". */
const BEFORE_A_SIGN = '\u200E'
const SIGNED = /^[-+\u2212]\p{Nd}/u

/** Line breaks stay. Answers '' when nothing of it can be printed. */
export function printable(text: string, families: Pick<Family, 'regular'>[]): string {
  const has = (character: string) =>
    families.some(({ regular }) => regular.hasGlyphForCodePoint(character.codePointAt(0) ?? 0))
  const written = [
    ...settled(text)
      .replace(/\r\n?|[\u2028\u2029]/g, '\n')
      .replace(/\t/g, ' '),
  ]
  const kept = written.map((character, at) => {
    if (character === '\n') return character
    const isMark = character === BEFORE_A_SIGN && SIGNED.test(`${written[at + 1]}${written[at + 2]}`)
    if (isMark || isJoiner(character)) return has(character) ? character : ''
    if (isInvisible(character)) return ''
    if (has(character)) return character
    return isDispensable(character) ? '' : REPLACEMENT
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
