// An issued document as it is printed: what was frozen, and nothing of what happened since.

import { contentsOf } from '@/lib/documents/contents'
import type { DocumentSnapshot, SnapshotParty } from '@/lib/documents/snapshot'
import { addressLinesOf } from '@/lib/paper/address-lines'
import type { InvoiceDocument } from './document'

/** What was paid stands in the receipt: the invoice's own paper asks for its total, for ever. */
export const paperOf = (snapshot: DocumentSnapshot, paymentUrl: string | null): InvoiceDocument => ({
  state: 'due',
  documentNumber: snapshot.documentNumber,
  ...partiesIn(snapshot),
  currency: snapshot.currency,
  ...contentsOf(snapshot),
  amountCreditedMinor: snapshot.receipt?.creditedMinor ?? 0,
  outstandingMinor: snapshot.receipt?.outstandingMinor ?? snapshot.totalMinor,
  paidMinor: snapshot.receipt?.paidMinor ?? 0,
  ...{ refundedMinor: 0, payments: [], credits: [] },
  paymentUrl,
  snapshot,
})

export const partiesIn = ({
  brand,
  buyer,
  locale,
  seller,
}: DocumentSnapshot): Pick<InvoiceDocument, 'seller' | 'customer' | 'locale'> => ({
  seller: {
    ...{ name: seller.name, email: seller.email, country: seller.country ?? '' },
    ...{ primaryColour: brand.primaryColour, bankDetails: seller.bankDetails },
  },
  customer: customerIn(buyer, seller.country ?? undefined),
  locale,
})

const customerIn = ({ address, country, email, name }: SnapshotParty, sellerCountry?: string) => ({
  ...{ name, email, country },
  addressLines: addressLinesOf(address, sellerCountry),
})
