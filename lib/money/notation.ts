// Reads numbers as people write them, in any notation and any digits, and writes them as a person does. Never guesses.
import { numberFormat } from '@/lib/formats'

/** What a text says: one number, one of two, or none. Numbers are plain decimal text such as "1234.50". */
export type Reading =
  | { kind: 'number'; decimal: string }
  /** `own` is what the person's notation makes of it; the two differ in what the sign marks. */
  | { kind: 'ambiguous'; own: string; other: string }
  | { kind: 'blank' }
  | { kind: 'unreadable' }

/** Their first digit; the other nine follow. */
const ZEROS = [...'0٠۰߀०০੦૦୦௦౦೦൦෦๐໐༠၀႐០᠐᥆᧐᪀᪐᭐᮰᱀᱐꘠꣐꤀꧐꧰꩐꯰０'].map((zero) => zero.codePointAt(0) ?? 0)

const digitOf = (sign: string): string => {
  const codePoint = sign.codePointAt(0) ?? 0
  const zero = ZEROS.find((first) => codePoint >= first && codePoint < first + 10)
  return zero === undefined ? sign : String(codePoint - zero)
}

const DIRECTION = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g
/** Only ever between thousands, never before decimals: spaces of every width, apostrophes, and the Arabic sign. */
const NEUTRAL = /[\s\u00A0\u2000-\u200A\u202F\u205F\u3000'’‘ʼ´`′＇٬]/g
const SIGNS: Record<string, string> = {
  '，': ',',
  '．': '.',
  '。': '.',
  '،': ',',
  '、': ',',
  ...Object.fromEntries([...'−－﹣‐‑‒–—―'].map((minus) => [minus, '-'])),
}

/** Digits in threes, or as in India in twos before the last three; nobody writes those with points. */
const THREES = /^[1-9]\d{0,2}(?:G\d{3})+$/
const TWOS = /^[1-9]\d?(?:G\d{2})*G\d{3}$/

/** What it means where `point` marks the decimals; undefined where it then means nothing. */
function readWith(point: string, text: string): string | undefined {
  const [whole = '', decimals, ...more] = text.split(point)
  if (more.length > 0 || (decimals !== undefined && !/^\d*$/.test(decimals))) return undefined
  const kinds = new Set(whole.replace(/\d/g, ''))
  if (kinds.size > 1) return undefined
  const grouped = whole.replace(/\D/g, 'G')
  if (kinds.size === 1 && !THREES.test(grouped) && (kinds.has('.') || !TWOS.test(grouped))) return undefined
  const digits = grouped.replaceAll('G', '')
  if (digits === '' && !decimals) return undefined
  return `${digits.replace(/^0+(?=\d)/, '') || '0'}${decimals ? `.${decimals}` : ''}`
}

/** Whether a number can be what is asked for: a price knows its currency's decimals, a rate its hundred. */
export type Accepts = (decimal: string) => boolean

/**
 * Reads `text` for a person of `locale`. Where another notation makes another number of it, that is said, unless it cannot
 * be meant. `marks` are signs that may stand before or after, such as "€" or "%".
 */
export function readNumber(
  text: string,
  locale: string,
  { accepts = () => true, marks = [] }: { accepts?: Accepts; marks?: readonly string[] } = {},
): Reading {
  const given = text.normalize('NFC').replace(DIRECTION, '').trim()
  const bare = stripped(given, marks)
  if (bare === '') return { kind: 'blank' }
  const plain = [...bare].map((sign) => digitOf(SIGNS[sign] ?? sign)).join('')
  const [, minus = '', rest = ''] = /^(-?)\s*(.*)$/su.exec(plain) ?? []
  // "€ -5" and "-€5" are written alike often.
  const unsigned = minus && bare === given ? stripped(rest, marks) : rest
  const settled = unsigned.replace(NEUTRAL, '_')
  if (!/^[\d.,_٫]+$/.test(settled)) return { kind: 'unreadable' }
  const signed = (decimal: string | undefined) => (decimal === undefined ? undefined : `${minus}${decimal}`)
  if (settled.includes('٫')) {
    const decimal = signed(readWith('٫', settled))
    return decimal === undefined ? { kind: 'unreadable' } : { kind: 'number', decimal }
  }
  const isComma = pointOf(locale) !== '.'
  const own = signed(readWith(isComma ? ',' : '.', settled))
  const other = signed(readWith(isComma ? '.' : ',', settled))
  if (own === undefined && other === undefined) return { kind: 'unreadable' }
  if (own === undefined || other === undefined || own === other)
    return { kind: 'number', decimal: own ?? other ?? '' }
  // Between two numbers of which neither can be taken there is nothing to ask.
  if (!accepts(other)) return { kind: 'number', decimal: own }
  return { kind: 'ambiguous', own, other }
}

function stripped(text: string, marks: readonly string[]): string {
  for (const mark of marks) {
    if (mark === '') continue
    if (text.startsWith(mark)) return text.slice(mark.length).trim()
    if (text.endsWith(mark)) return text.slice(0, -mark.length).trim()
  }
  return text
}

/** What marks the decimals: "." or "," or "٫". */
export function pointOf(locale: string): string {
  const parts = numberFormat(locale, {}).formatToParts(1.5)
  return parts.find(({ type }) => type === 'decimal')?.value ?? '.'
}

/** "1234,5" for "1234.5": nothing between thousands, the person's own digits, every decimal as it is. */
export function writeNumber(decimal: string, locale: string): string {
  const decimals = decimal.split('.')[1]?.length ?? 0
  return numberFormat(locale, {
    useGrouping: false,
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(decimal as Intl.StringNumericLiteral)
}
