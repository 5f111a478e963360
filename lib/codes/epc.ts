// The code that banking apps read for a transfer in euros (EPC069-12, version 2, "GiroCode").
import { type Currency, currencyDigits } from '@/lib/money/currency'
import { formatDecimal } from '@/lib/money/decimal'

export interface TransferAsked {
  /** Whom the account belongs to. */
  holder: string
  iban: string
  bic?: string | null
  currency: Currency
  amountMinor: number
  /** What the sender must not forget: the number of the document. */
  reference: string
}

/** Where a credit transfer of SEPA reaches an account, by the first letters of its IBAN (November 2026). */
const SEPA = new Set(
  [
    'AD AL AT BE BG CH CY CZ DE DK EE ES FI FR GB GI GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS SE SI SK',
    'SM VA',
  ].flatMap((line) => line.split(' ')),
)

const LEAST_MINOR = 1
const MOST_MINOR = 99_999_999_999
const MOST_NAME = 70
const MOST_TEXT = 140
/** Beyond it the code would be larger than version 13, which no app must read. */
const MOST_BYTES = 331

/** Text of one line, and no more characters than fit. */
const within = (text: string, most: number): string =>
  [
    ...text
      .normalize('NFC')
      .replace(/[\p{C}\p{Z}]+/gu, ' ')
      .trim(),
  ]
    .slice(0, most)
    .join('')
    .trim()

export const compactIban = (iban: string): string => iban.replace(/\s/g, '').toUpperCase()

/** Null for what no such code can ask for: another currency, an account that SEPA does not reach, or nothing to pay. */
export function epcCode({
  amountMinor,
  bic,
  currency,
  holder,
  iban,
  reference,
}: TransferAsked): string | null {
  const account = compactIban(iban)
  if (currency !== 'EUR' || !SEPA.has(account.slice(0, 2))) return null
  if (amountMinor < LEAST_MINOR || amountMinor > MOST_MINOR) return null
  const amount = `EUR${formatDecimal(amountMinor, currencyDigits(currency))}`
  const payload = (name: string) =>
    [
      ...['BCD', '002', '1', 'SCT', bic ? within(bic, 11) : '', name, account, amount, '', ''],
      within(reference, MOST_TEXT),
    ].join('\n')
  // Letters of other scripts take up to three bytes each.
  let name = within(holder, MOST_NAME)
  while (name !== '' && new TextEncoder().encode(payload(name)).length > MOST_BYTES)
    name = [...name].slice(0, -1).join('')
  return name === '' ? null : payload(name)
}
