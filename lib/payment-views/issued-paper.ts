// An issued document as it is printed: what was frozen, and nothing of what happened since.
import type { DocumentSnapshot, SnapshotLine, SnapshotParty } from '@/lib/documents/snapshot'
import { type Currency, currencyDigits } from '@/lib/money/currency'
import { formatPercent, parseDecimal } from '@/lib/money/decimal'
import { addressLinesOf } from '@/lib/paper/address-lines'
import type { InvoiceDocument } from './document'
import type { PayerLine, PayerTax } from './payer-view'

/** What was paid stands in the receipt: the invoice's own paper asks for its total, for ever. */
export const paperOf = (snapshot: DocumentSnapshot, paymentUrl: string | null): InvoiceDocument => ({
  state: 'due',
  documentNumber: snapshot.documentNumber,
  ...partiesIn(snapshot),
  ...{ currency: snapshot.currency, issueDate: snapshot.issueDate, dueDate: snapshot.dueDate },
  memo: snapshot.memo,
  lines: linesIn(snapshot),
  subTotalMinor: snapshot.subTotalMinor,
  taxes: taxesIn(snapshot),
  totalMinor: snapshot.totalMinor,
  amountCreditedMinor: 0,
  outstandingMinor: snapshot.totalMinor,
  ...{ paidMinor: 0, refundedMinor: 0, payments: [], credits: [] },
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

export const linesIn = ({ currency, lines }: DocumentSnapshot): PayerLine[] =>
  lines.map((line) => lineIn(line, currency))

const lineIn = (
  { description, netMinor, quantity, taxRatePpm, unitPrice }: SnapshotLine,
  currency: Currency,
) => ({
  ...{ description, quantity, netMinor },
  unitPriceMinor: parseDecimal(unitPrice, currencyDigits(currency)),
  taxRatePercent: taxRatePpm > 0 ? formatPercent(taxRatePpm) : null,
})

/** In the order of the rates. */
export const taxesIn = ({ taxGroups }: DocumentSnapshot): PayerTax[] =>
  taxGroups
    .filter(({ ratePpm }) => ratePpm > 0)
    .toSorted((a, b) => a.ratePpm - b.ratePpm)
    .map(({ baseMinor, ratePpm, taxMinor }) => ({
      ...{ ratePercent: formatPercent(ratePpm), netMinor: baseMinor, amountMinor: taxMinor },
    }))
