// The pieces of a text by which an index finds any part of it; they are those of `search_grams` in the database.

/** From here on scripts write no spaces between words, and two letters may be a whole name. */
const UNSPACED_FROM = 0x0e00

const isUnspaced = (letter: string | undefined): boolean => (letter?.codePointAt(0) ?? 0) >= UNSPACED_FROM

const spaced = (text: string): string => text.replace(/[^0-9a-z\u{80}-\u{10ffff}]+/gu, ' ')

/** What every text has that holds this one; nothing where it has no letter or digit. `typed` is folded. */
export function gramsOf(typed: string): string[] {
  const letters = Array.from(spaced(typed))
  if (letters.length >= 3)
    return [...new Set(letters.slice(2).map((_, at) => letters.slice(at, at + 3).join('')))]
  const [first = ' ', second] = letters
  if (letters.length === 2 && (first === ' ' || isUnspaced(first) || isUnspaced(second)))
    return [letters.join('')]
  // One or two letters are the beginning of a word.
  return first === ' ' ? [] : [` ${letters.join('').trim()}`]
}

const WHOLE_PIECE = 3

/** One slip of the finger leaves one half of a word as it was. Short halves count at the word's beginning and end alone. */
export function halvesOf(word: string): [string[], string[]] {
  const letters = Array.from(word)
  const middle = Math.floor(letters.length / 2)
  // Two letters that changed places may lie across the middle: the second half begins behind them where it can.
  const first = letters.slice(0, middle)
  const second = letters.slice(letters.length > 4 ? middle + 1 : middle)
  return [
    gramsOf((first.length < WHOLE_PIECE ? [' ', ...first] : first).join('')),
    gramsOf((second.length < WHOLE_PIECE ? [...second, ' '] : second).join('')),
  ]
}
