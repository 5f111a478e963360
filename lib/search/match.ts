// SQL that matches typed words in any order, as parts of words, with one typo allowed in each.
import { type SQL, sql } from 'drizzle-orm'
import { contract, fold } from './fold'
import { gramsOf, halvesOf } from './grams'

const MOST_WORDS = 12
/** Shorter words are like too many others by one letter. */
const SHORTEST_SLIP = 4
const LONGEST_SLIP = 40

/** Where the text stands: as `search_text` or `search_fold` made it, and the pieces of it that an index holds. */
export interface Searched {
  text: SQL
  grams: SQL
  /** Whose text alone is meant; undefined for everybody's. */
  owner: string | undefined
}

/** Folded, without what is said twice. */
export const wordsOf = (typed: string): string[] => [
  ...new Set(fold(typed).split(' ').filter(Boolean).slice(0, MOST_WORDS)),
]

const spellings = (word: string): string[] => [...new Set([word, contract(word)])].filter(Boolean)

const arrayOf = (pieces: readonly string[]): SQL =>
  sql`${`{${pieces.map((piece) => `"${piece}"`).join(',')}}`}::text[]`

const allOf = (conditions: readonly SQL[]): SQL =>
  conditions.length > 0 ? sql`(${sql.join([...conditions], sql` and `)})` : sql`true`
const oneOf = (conditions: readonly SQL[]): SQL => sql`(${sql.join([...conditions], sql` or `)})`

export const likeText = (part: string): string => `%${part.replace(/[\\%_]/g, (char) => `\\${char}`)}%`

const has = ({ grams, owner }: Searched, pieces: readonly string[]): SQL =>
  sql`${grams} @> ${arrayOf(owner === undefined ? pieces : [...pieces, owner])}`

/** True for a word of signs alone, which no index finds. */
export const isUnindexed = (words: readonly string[]): boolean =>
  words.every((word) => gramsOf(word).length === 0)

/** Reads each text: for few rows, or for words that stand nearly everywhere. */
export const reads = (text: SQL, words: readonly string[]): SQL =>
  allOf(
    words.map((word) =>
      oneOf(spellings(word).map((spelling) => sql`${text} collate "C" like ${likeText(spelling)}`)),
    ),
  )

/** By the index. */
export const holds = (searched: Searched, words: readonly string[]): SQL =>
  allOf([
    ...words.map((word) => oneOf(spellings(word).map((spelling) => has(searched, gramsOf(spelling))))),
    reads(searched.text, words),
  ])

const isSlippery = (word: string): boolean => {
  const { length } = Array.from(word)
  return length >= SHORTEST_SLIP && length <= LONGEST_SLIP && /\p{L}/u.test(word)
}

export const maySlip = (words: readonly string[]): boolean => words.some(isSlippery)

const escaped = (letter: string): string => (/[\p{L}\p{N}]/u.test(letter) ? letter : `\\${letter}`)

/** All that is one slip away: a letter too many, too few, another, or two that changed places. */
export function slipPattern(word: string): string {
  const letters = Array.from(word, escaped)
  const upTo = (at: number) => letters.slice(0, at).join('')
  const from = (at: number) => letters.slice(at).join('')
  const slips = letters.flatMap((letter, at) => [
    `${upTo(at)}${from(at + 1)}`,
    `${upTo(at)}.${from(at + 1)}`,
    `${upTo(at)}.${from(at)}`,
    `${upTo(at)}${letters[at + 1] ?? ''}${letter}${from(at + 2)}`,
  ])
  return [...new Set(slips)].join('|')
}

/** By the index: what is near enough to be looked at. */
export const mayHold = (searched: Searched, words: readonly string[]): SQL =>
  allOf(
    words.map((word) =>
      oneOf(
        spellings(word).flatMap((spelling) =>
          (isSlippery(spelling) ? halvesOf(spelling) : [gramsOf(spelling)]).map((half) =>
            has(searched, half),
          ),
        ),
      ),
    ),
  )

/** Reads each text for the words, one slip allowed in each that is long enough. */
export const nearlyReads = (text: SQL, words: readonly string[]): SQL =>
  allOf(
    words.map((word) =>
      isSlippery(word)
        ? sql`${text} collate "C" ~ ${spellings(word).filter(isSlippery).map(slipPattern).join('|')}`
        : reads(text, [word]),
    ),
  )
