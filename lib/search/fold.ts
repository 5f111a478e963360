// Folds text for searching: without case, accents or variant letters. The only place that decides what is alike.
import { LEFT_OUT, SAME_AS } from './fold-table'

const words = (table: string): string[] => table.trim().split(/\s+/)

const isLeftOut = new RegExp(
  `[${words(LEFT_OUT)
    .map((range) =>
      range
        .split('-')
        .map((hex) => `\\u{${hex}}`)
        .join('-'),
    )
    .join('')}]+`,
  'gu',
)

function letters(): Map<string, string> {
  const same = new Map([
    ['ß', 'ss'],
    ['æ', 'ae'],
    ['œ', 'oe'],
    ['þ', 'th'],
  ])
  for (const entry of words(SAME_AS)) {
    const [, from = '', to = '', count = '1', step = '1'] =
      /^(\w+)>(\w+)(?:\*(\d+))?(?:\/(\d))?$/.exec(entry) ?? []
    for (let at = 0; at < Number(count) * Number(step); at += Number(step)) {
      const letter = String.fromCodePoint(Number.parseInt(to, 16) + at)
      same.set(String.fromCodePoint(Number.parseInt(from, 16) + at), same.get(letter) ?? letter)
    }
  }
  return same
}

const SAME = letters()
const SPACES = /[\p{Cc}\u0020\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/gu

/** Says the same as `search_fold` in the database, whose locale has no part in it. */
export function fold(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(isLeftOut, '')
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase())
  const folded = Array.from(plain, (letter) => SAME.get(letter) ?? letter).join('')
  return folded.replace(SPACES, ' ').replace(/^ | $/g, '')
}

/** `ä` is written as `ae` or as `a`, `ø` as `oe` or as `o`, `å` as `aa` or as `a`: of folded text, all of them as one letter. */
export const contract = (folded: string): string => folded.replaceAll('aa', 'a').replace(/([aou])e/g, '$1')

/** Says the same as `search_text` in the database: what is stored of a text that is to be found. */
export function searchText(text: string): string {
  const folded = fold(text)
  const contracted = contract(folded)
  return contracted === folded ? folded : `${folded}\n${contracted}`
}
