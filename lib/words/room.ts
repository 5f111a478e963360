// Every sentence for payers and for readers of emails, in every supported language.
//
// A sentence more: its English in `<area>/en.ts`, and the same key in every other file of the folder. The compiler then
// wants it in all of them, and `reader.say('mail.receipt.title')` knows what it must be filled with. The tests want the
// same gaps in every language, all plural forms that the language has, and somebody who says it.
// A letter more: its sentences in `mail/`, a file in `lib/letters/`, and a line in `lib/letters/compose.ts`.
// Sentences are ICU messages: `{name}` is text, made ready by the reader (`money`, `day`); a number that words must agree
// with is `{count, plural, one {# day} other {# days}}`. Apostrophes are ’, because ' means something to ICU.
//
// Never for the browser: components that run there are given finished sentences.
import { IntlMessageFormat } from 'intl-messageformat'
import { CHECKOUT } from './checkout/spoken'
import { MAIL } from './mail/spoken'
import type { Filling } from './messages'
import { PAGE } from './page/spoken'
import { PAPER } from './paper/spoken'
import { PARTS } from './parts/spoken'
import { SAID } from './said/spoken'
import { directionOf, TONGUES, type Tongue } from './tongues'

type English = (typeof CHECKOUT)['en'] &
  (typeof MAIL)['en'] &
  (typeof PAGE)['en'] &
  (typeof PAPER)['en'] &
  (typeof PARTS)['en'] &
  (typeof SAID)['en']

export type Key = keyof English & string
/** Keys of sentences that need nothing to be finished. */
export type FinishedKey = { [K in Key]: Filling<English[K]> extends [] ? K : never }[Key]
export type Say = <K extends Key>(key: K, ...filling: Filling<English[K]>) => string

const roomOf = (tongue: Tongue): Readonly<Record<Key, string>> => ({
  ...CHECKOUT[tongue],
  ...MAIL[tongue],
  ...PAGE[tongue],
  ...PAPER[tongue],
  ...PARTS[tongue],
  ...SAID[tongue],
})

export const ROOM = Object.fromEntries(TONGUES.map((tongue) => [tongue, roomOf(tongue)])) as Record<
  Tongue,
  ReturnType<typeof roomOf>
>

// Reading a message costs far more than filling it.
const formats = new Map<string, IntlMessageFormat>()
const FORMATS_KEPT = 2000

function formatOf(key: Key, tongue: Tongue, locale: string): IntlMessageFormat {
  const name = `${locale} ${key}`
  const kept = formats.get(name)
  if (kept) return kept
  // A `<` in a sentence is a `<`.
  const format = new IntlMessageFormat(ROOM[tongue][key], locale, undefined, { ignoreTag: true })
  // Locales are the customers’ own, so the number of names has no natural end.
  if (formats.size >= FORMATS_KEPT) formats.clear()
  formats.set(name, format)
  return format
}

/** First strong isolate, pop: what stands between keeps its own direction, and leaves that of the sentence alone. */
const isolated = (text: string): string => `\u2068${text}\u2069`

/** Speaks one language; `locale`, of the same language, decides the digits of counts. */
export function voiceOf(tongue: Tongue, locale: string): Say {
  const isMixed = directionOf(tongue) === 'rtl'
  return (key, ...[values]: [values?: Readonly<Record<string, string | number>>]) => {
    if (!values) return ROOM[tongue][key]
    const filling = Object.entries(values).map(([name, value]) => [
      name,
      isMixed && typeof value === 'string' ? isolated(value) : value,
    ])
    return String(formatOf(key, tongue, locale).format(Object.fromEntries(filling)))
  }
}
