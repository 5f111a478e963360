// What the code of a Swiss QR-bill says (SIX, implementation guidelines 2.3: structured addresses only).
import type { PostalAddress } from '@/db/schema/organisations'
import { type Currency, currencyDigits } from '@/lib/money/currency'
import { formatDecimal } from '@/lib/money/decimal'
import { creditorReference } from './creditor-reference'
import { compactIban } from './epc'

export interface BillParty {
  name: string
  address: PostalAddress | null
}

export interface SwissBillAsked {
  iban: string
  creditor: BillParty
  debtor: BillParty | null
  currency: Currency
  /** Null where the payer fills it in. */
  amountMinor: number | null
  /** The number of the document. */
  reference: string
}

export interface SwissParty {
  name: string
  street: string
  number: string
  postalCode: string
  city: string
  country: string
}

export interface SwissBill {
  iban: string
  creditor: SwissParty
  /** Null where there is too little to write; the payer then writes it by hand. */
  debtor: SwissParty | null
  currency: 'CHF' | 'EUR'
  /** Decimal text; null where the box stays empty. */
  amount: string | null
  /** ISO 11649, or null where the number does not fit into one. */
  reference: string | null
  message: string
  /** What the code says. */
  payload: string
}

const MOST_MINOR = 99_999_999_999
const MOST = { name: 70, street: 70, number: 16, postalCode: 16, city: 35, message: 140 } as const

/** Signs that the standard knows: Latin with its neighbours, and the euro. Others are put as the nearest, or left out. */
const KNOWN = /[\u0020-\u007e\u00a0-\u017f\u0218-\u021b\u20ac]/
const NEAREST: Record<string, string> = {
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '…': '...',
}

function plain(text: string, most: number): string {
  const known = [...text.normalize('NFC')].map((sign) => {
    if (KNOWN.test(sign)) return sign
    const bare = sign.normalize('NFKD').replace(/\p{M}/gu, '')
    return NEAREST[sign] ?? ([...bare].every((part) => KNOWN.test(part)) ? bare : ' ')
  })
  return [...known.join('').replace(/\s+/g, ' ').trim()].slice(0, most).join('').trim()
}

/** "Bahnhofstrasse 12a" has its number at its end; where it has none there, it is all street. */
function streetOf({ line1 = '', line2 = '' }: PostalAddress): { street: string; number: string } {
  const line = line1 || line2
  const [, street, number] = /^(.*\D)\s(\d+\s?[a-z]?(?:[-/]\d+\s?[a-z]?)?)$/i.exec(line.trim()) ?? []
  return { street: plain(street ?? line, MOST.street), number: plain(number ?? '', MOST.number) }
}

function partyOf({ address, name }: BillParty, fallback: string): SwissParty | null {
  const party = {
    name: plain(name, MOST.name),
    ...streetOf(address ?? {}),
    postalCode: plain(address?.postalCode ?? '', MOST.postalCode),
    city: plain(address?.city ?? '', MOST.city),
    country: address?.country ?? fallback,
  }
  const isWhole = party.name && party.postalCode && party.city && /^[A-Z]{2}$/.test(party.country)
  return isWhole ? party : null
}

/**
 * QR-IBANs (their bank's number is 30000 to 31999) take only bills with a QR reference, which the bank gives out: an ordinary
 * transfer to one is sent back. `iban` without spaces.
 */
export const isQrIban = (iban: string): boolean => /^(?:CH|LI)\d\d3[01]/.test(iban)

const lines = (party: SwissParty | null): string[] =>
  party
    ? ['S', party.name, party.street, party.number, party.postalCode, party.city, party.country]
    : ['', '', '', '', '', '', '']

const isSwissCurrency = (currency: Currency): currency is 'CHF' | 'EUR' =>
  currency === 'CHF' || currency === 'EUR'

/** Null for what no such bill can ask for: another currency or country, or a creditor without an address. */
export function swissBill(asked: SwissBillAsked): SwissBill | null {
  const { amountMinor, currency } = asked
  const iban = compactIban(asked.iban)
  const home = iban.slice(0, 2)
  if (!/^(?:CH|LI)\w{19}$/.test(iban) || isQrIban(iban) || !isSwissCurrency(currency)) return null
  if (amountMinor !== null && (amountMinor < 1 || amountMinor > MOST_MINOR)) return null
  const creditor = partyOf(asked.creditor, home)
  if (!creditor) return null
  const debtor = asked.debtor && partyOf(asked.debtor, asked.debtor.address?.country ?? '')
  const amount = amountMinor === null ? null : formatDecimal(amountMinor, currencyDigits(currency))
  const reference = creditorReference(asked.reference)
  const message = plain(asked.reference, MOST.message)
  const payload = [
    ...['SPC', '0200', '1', iban],
    ...lines(creditor),
    // Whom it is for in the end: kept free by the standard for later.
    ...lines(null),
    ...[amount ?? '', currency],
    ...lines(debtor),
    ...(reference ? ['SCOR', reference] : ['NON', '']),
    ...[message, 'EPD'],
  ].join('\n')
  return { iban, creditor, debtor, currency, amount, reference, message, payload }
}
