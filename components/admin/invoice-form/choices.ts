// The options of the form's lists, made on the server because browsers name countries and currencies differently.
import { CURRENCIES } from '@/lib/money/currency'
import { TONGUES } from '@/lib/words/tongues'
import type { Choice } from './new-customer'

const named = (
  codes: readonly string[],
  names: Intl.DisplayNames,
  label: (code: string, name: string) => string,
) => codes.map((value) => ({ value, label: label(value, names.of(value) ?? value) }))

/** The organisation's own currency stands first. */
export function currencyChoices(first: string): Choice[] {
  const codes = CURRENCIES.map(({ code }): string => code)
  const ordered = [first, ...codes.filter((code) => code !== first)]
  return named(
    ordered,
    new Intl.DisplayNames('en-GB', { type: 'currency' }),
    (code, name) => `${code} · ${name}`,
  )
}

export function countryChoices(codes: readonly string[]): Choice[] {
  const names = new Intl.DisplayNames('en-GB', { type: 'region' })
  const choices = named(codes, names, (_, name) => name)
  return [
    { value: '', label: 'Not set' },
    ...choices.toSorted((a, b) => a.label.localeCompare(b.label, 'en')),
  ]
}

const LANGUAGE_NAMES = new Intl.DisplayNames('en-GB', { type: 'language' })

/** The languages that mails, papers and the payer's page speak; `none` says whose it is where none is chosen. */
const languageChoices = (none: string): readonly Choice[] => [
  { value: '', label: none },
  ...TONGUES.map((value) => ({ value, label: LANGUAGE_NAMES.of(value) ?? value })).toSorted((a, b) =>
    a.label.localeCompare(b.label, 'en'),
  ),
]

/** Of a customer. */
export const LANGUAGE_CHOICES = languageChoices('Same as your business')
/** Of the business itself. */
export const OWN_LANGUAGE_CHOICES = languageChoices('The country’s language')
