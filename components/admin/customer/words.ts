// What happened with a customer, as sentences.
import type { CustomerEvent } from '@/lib/customers/overview-store'
import { isCurrency } from '@/lib/money/currency'
import { displayMoney } from '@/lib/money/display'

interface Sentence {
  title: string
  detail?: string
}

const FIELDS: Record<string, string> = {
  name: 'Name',
  email: 'Email address',
  more_emails: 'Other recipients',
  address: 'Address',
  locale: 'Language',
  legal_name: 'Registered name',
  vat_number: 'VAT number',
  company_registration_number: 'Register number',
  electronic_address: 'Electronic address',
  buyer_reference: 'Buyer reference',
  time_zone: 'Time zone',
  payment_terms_days: 'Payment terms (days)',
  reminders: 'Reminders',
  external_reference: 'Your reference',
  metadata: 'Metadata',
}

const LETTERS: Record<string, string> = {
  'invoice-sent': 'The invoice',
  'invoice-copy': 'The invoice',
  'credit-note-issued': 'The credit note',
  'discount-withdrawn': 'The letter about a discount that was taken back',
  reminder: 'The reminder',
  receipt: 'The receipt',
  statement: 'The statement',
  'refund-notice': 'The refund notice',
}

const STATES: Record<string, string> = {
  waiting: 'is waiting to be emailed',
  sent: 'was emailed',
  moot: 'was not emailed',
  dead: 'could not be emailed',
}

const MONEY: Record<string, string> = {
  payment: 'was paid',
  refund: 'was refunded',
  refund_reversed: 'came back, because a refund failed',
  dispute_lost: 'was charged back',
  dispute_reversed: 'came back from a dispute',
  credit: 'was credited',
  credit_kept: 'was kept as credit',
  credit_applied: 'of credit was applied',
}

/** Credit also goes the other way, when the money behind it was taken back. */
const isTakenBack = (what: string | null, minor: number | null): boolean =>
  minor !== null && ((what === 'credit_kept' && minor > 0) || (what === 'credit_applied' && minor < 0))

const worded = (value: unknown): string => {
  if (value === null || value === undefined || value === '') return 'nothing'
  if (typeof value !== 'object') return String(value)
  return Object.values(value).flat().join(', ') || 'nothing'
}

const changesOf = (detail: CustomerEvent['detail']): string =>
  Object.entries(detail ?? {})
    .map(([field, { from, to }]) => `${FIELDS[field] ?? field}: ${worded(from)} → ${worded(to)}`)
    .join('; ')

function moneyOf({ amountMinor, currency, documentNumber, what }: CustomerEvent): Sentence {
  const amount =
    amountMinor !== null && currency && isCurrency(currency)
      ? displayMoney(Math.abs(amountMinor), currency, 'en-GB')
      : 'Money'
  if (what === 'credit' && amountMinor !== null && amountMinor < 0)
    return { title: `The credit of ${amount} was taken back, because its refund failed (${documentNumber})` }
  const happened = isTakenBack(what, amountMinor)
    ? 'of credit was taken back, because the payment behind it was returned'
    : (MONEY[what ?? ''] ?? 'was booked')
  return { title: `${amount} ${happened} (${documentNumber})` }
}

export function sentenceOf(event: CustomerEvent): Sentence {
  const { detail, documentNumber, kind, reason, sentTo, state, what } = event
  switch (kind) {
    case 'created':
      return { title: 'Customer created' }
    case 'changed':
      return { title: 'Changed', detail: changesOf(detail) }
    case 'merged':
      return { title: 'Another customer was merged into this one', detail: worded(detail?.name?.from) }
    case 'anonymised':
      return { title: 'Anonymised' }
    case 'erased':
      return { title: 'Erased' }
    case 'invoiced':
      return { title: `Invoice ${documentNumber} was sent` }
    case 'voided':
      return { title: `Invoice ${documentNumber} was voided` }
    case 'money':
      return moneyOf(event)
    case 'letter':
      return {
        title:
          `${LETTERS[what ?? ''] ?? 'An email'}${documentNumber ? ` (${documentNumber})` : ''} ${STATES[state ?? ''] ?? ''}`.trim(),
        detail: [sentTo.length > 0 ? `To ${sentTo.join(', ')}` : '', reason ?? ''].filter(Boolean).join('. '),
      }
  }
}
