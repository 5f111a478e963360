// Every amount that a typed figure can mean, in any notation.

export interface Reading {
  whole: string
  /** Behind the decimal mark, without zeros at its end. */
  part: string
}

const LONGEST = 20
const GROUPS = /^\d{1,3}(?:[.,]\d{2,3})*[.,]\d{3}$/

const reading = (whole: string, part: string): Reading => ({
  whole: whole.replace(/^0+(?=\d)/, '') || '0',
  part: part.replace(/0+$/, ''),
})

/** `typed` is folded. "1.234" is one and a bit, or more than a thousand: both. Nothing for what is no amount. */
export function readAmounts(typed: string): Reading[] {
  const figure = typed
    .replace(/^[^\d.,]{0,4}(?=[\d.,])|(?<=\d)[^\d.,]{0,4}$/g, '')
    .replace(/(?<=\d)[ '](?=\d)/g, '')
    .trim()
  if (figure.length > LONGEST || !/^\d*(?:[.,]?\d+)*$/.test(figure) || !/\d/.test(figure)) return []
  const readings: Reading[] = []
  const [, whole = '', part = ''] = /^([\d.,]*?)[.,](\d+)$/.exec(figure) ?? []
  const mark = figure.at(-part.length - 1)
  if (!/[.,]/.test(figure)) return /^0\d/.test(figure) ? [] : [reading(figure, '')]
  // The last mark is the decimal one where it stands once, and whatever stands before it parts thousands.
  const isDecimal = !whole.includes(mark ?? '') && (whole === '' || !/[.,]/.test(whole) || GROUPS.test(whole))
  if (isDecimal) readings.push(reading(whole.replace(/[.,]/g, ''), part))
  const marks = new Set(figure.match(/[.,]/g))
  if (marks.size === 1 && GROUPS.test(figure) && !figure.startsWith('0'))
    readings.push(reading(figure.replace(/[.,]/g, ''), ''))
  return readings
}

/** In minor units of a currency with so many digits; undefined where the amount has more of them, or is too large. */
export function minorOf({ part, whole }: Reading, digits: number): number | undefined {
  if (part.length > digits) return undefined
  const minor = Number(`${whole}${part.padEnd(digits, '0')}`)
  return Number.isSafeInteger(minor) ? minor : undefined
}
