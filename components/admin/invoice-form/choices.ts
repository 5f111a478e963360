// What the form's lists offer. Made on the server: browsers name countries and currencies in ways of their own.
import { CURRENCIES } from '@/lib/money/currency'
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
    { value: '', label: 'Not said' },
    ...choices.toSorted((a, b) => a.label.localeCompare(b.label, 'en')),
  ]
}

/** The languages that the payer's page speaks. */
export const LANGUAGE_CHOICES: readonly Choice[] = [
  { value: '', label: 'That of their browser' },
  { value: 'ar', label: 'Arabic' },
  { value: 'de', label: 'German' },
  { value: 'en', label: 'English' },
  { value: 'es', label: 'Spanish' },
  { value: 'fr', label: 'French' },
  { value: 'ja', label: 'Japanese' },
]
