// Who reads a letter, in which language, with dates and amounts as written there.
import type { Currency } from '@/lib/money/currency'
import { displayMoney } from '@/lib/money/display'
import { aboutOrder } from './words/order'
import { speaks, type Words, wordsFor } from './words/words'

export interface Reader {
  words: Words
  amount(minor: number, currency: Currency): string
  /** A day (`2026-11-30`) or a moment, which is shown by its day in UTC. */
  date(day: string | Date): string
}

/** What is most likely spoken in a country; English, in that country's ways, where we do not speak that. */
export function localeOfCountry(country: string): string {
  const likely = new Intl.Locale(`und-${country}`).maximize()
  return speaks(likely.language) ? `${likely.language}-${country}` : `en-${country}`
}

/** As `readerIn`, for a letter about an order rather than an invoice. */
export function readerAbout({ isOrder }: { isOrder: boolean }, locale: string): Reader {
  const reader = readerIn(locale)
  return isOrder ? { ...reader, words: aboutOrder(reader.words) } : reader
}

export function readerIn(locale: string): Reader {
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC', calendar: 'gregory' })
  return {
    words: wordsFor(locale),
    amount: (minor, currency) => displayMoney(minor, currency, locale),
    date: (day) => dates.format(new Date(day)),
  }
}
