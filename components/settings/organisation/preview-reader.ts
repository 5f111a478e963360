// Reads the preview of the payer's page, which is drawn in the browser while the form is being filled in: a few English sentences.
import { displayMoney } from '@/lib/money/display'
import { displayDate } from '@/lib/time-zone'
import type { Reader } from '@/lib/words/reader'
import type { Key, Say } from '@/lib/words/room'

/** All that the preview says; the server sends these sentences, their gaps unfilled. */
export const PREVIEW_KEYS = [
  'page.mark.due',
  'page.standing.dueOn',
  'page.paper.invoice',
  'page.paper.total',
  'page.pay.button',
] as const satisfies Key[]

export type PreviewSentences = Readonly<Record<(typeof PREVIEW_KEYS)[number], string>>

const LOCALE = 'en-GB'

/** Says what is given; what is not given is left out. */
export function previewReader(known: Readonly<Record<string, string>>): Reader {
  const say: Say = (key, ...[values = {}]: [values?: Readonly<Record<string, string | number>>]) =>
    (known[key] ?? '').replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]))
  return {
    tongue: 'en',
    tag: LOCALE,
    locale: LOCALE,
    direction: 'ltr',
    say,
    money: (minor, currency) => displayMoney(minor, currency, LOCALE),
    day: (day) => displayDate(day, LOCALE),
  }
}
