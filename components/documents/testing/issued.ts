// An issued document as it would come from what was frozen, for tests of how it is printed.
import type { DocumentSnapshot } from '@/lib/documents/snapshot'
import { documentOf, type Particulars } from '@/lib/documents/testing/build'
import { currencyDigits } from '@/lib/money/currency'
import { formatPercent, parseDecimal } from '@/lib/money/decimal'
import { addressLinesOf } from '@/lib/paper/address-lines'
import type { InvoiceDocument } from '@/lib/payment-views/document'
import { invoiceOnPaper } from './paper'

const linesIn = ({ currency, lines }: DocumentSnapshot) =>
  lines.map(({ description, netMinor, quantity, taxRatePpm, unitPrice }) => ({
    ...{ description, quantity, netMinor },
    unitPriceMinor: parseDecimal(unitPrice, currencyDigits(currency)),
    taxRatePercent: taxRatePpm > 0 ? formatPercent(taxRatePpm) : null,
  }))

const taxesIn = ({ taxGroups }: DocumentSnapshot) =>
  taxGroups
    .filter(({ ratePpm }) => ratePpm > 0)
    .map(({ baseMinor, ratePpm, taxMinor }) => ({
      ...{ ratePercent: formatPercent(ratePpm), netMinor: baseMinor, amountMinor: taxMinor },
    }))

export function issuedOnPaper(written: Particulars): InvoiceDocument {
  const snapshot = documentOf(written)
  const { buyer, currency, seller, totalMinor } = snapshot
  return invoiceOnPaper({
    snapshot,
    seller: {
      ...{ name: seller.name, email: seller.email, country: seller.country ?? '' },
      ...{ primaryColour: snapshot.brand.primaryColour, bankDetails: seller.bankDetails },
    },
    customer: {
      ...{ name: buyer.name, email: buyer.email, country: buyer.country },
      addressLines: addressLinesOf(buyer.address ?? {}, seller.country ?? undefined),
    },
    ...{ currency, locale: snapshot.locale, documentNumber: snapshot.documentNumber },
    ...{ issueDate: snapshot.issueDate, dueDate: snapshot.dueDate, memo: snapshot.memo },
    lines: linesIn(snapshot),
    taxes: taxesIn(snapshot),
    subTotalMinor: snapshot.subTotalMinor,
    ...{ totalMinor, outstandingMinor: totalMinor },
  })
}
