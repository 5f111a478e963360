// The code by which a banking app fills in a transfer: of the kind that the account's country reads.
import type { BankDetails, PostalAddress } from '@/db/schema/organisations'
import type { Currency } from '@/lib/money/currency'
import { epcCode } from './epc'
import { type BillParty, swissBill } from './swiss-bill'

export interface BankCode {
  kind: 'epc' | 'swiss'
  text: string
}

interface Asked {
  bankDetails: BankDetails | null
  seller: { name: string; address: PostalAddress | null }
  buyer: BillParty
  currency: Currency
  amountMinor: number
  /** The number of the document; null for a draft. */
  reference: string | null
}

export function bankCodeOf({
  amountMinor,
  bankDetails,
  buyer,
  currency,
  reference,
  seller,
}: Asked): BankCode | null {
  if (!bankDetails?.iban || !reference) return null
  const { accountHolder: holder = seller.name, bic, iban } = bankDetails
  const asked = { iban, currency, amountMinor, reference }
  const creditor = { name: holder, address: seller.address }
  const swiss = swissBill({ ...asked, creditor, debtor: buyer })
  if (swiss) return { kind: 'swiss', text: swiss.payload }
  const epc = epcCode({ ...asked, holder, bic })
  return epc === null ? null : { kind: 'epc', text: epc }
}
