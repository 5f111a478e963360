// What the order of a checkout says, in the words of a document: for the receipt of what was paid by it.
import type { TaxCategory } from '@/db/schema/tax'
import { sellerOf } from '@/lib/documents/parties'
import type { DocumentSnapshot, SnapshotLine } from '@/lib/documents/snapshot'
import { currencyDigits, isCurrency } from '@/lib/money/currency'
import { formatMillionths, formatPercent } from '@/lib/money/decimal'
import { invoiceTotals } from '@/lib/money/invoice-total'
import { pageSizeIn } from '@/lib/paper/page-size'
import { dayIn } from '@/lib/time-zone'
import { localeFor } from '@/lib/words/reader'
import type { lockOrder, PaidTo } from './receipt-store'

type Order = NonNullable<Awaited<ReturnType<typeof lockOrder>>>

const MILLION = 1_000_000n

const categoryOf = ({ vatPpm }: { vatPpm: number }): TaxCategory => (vatPpm > 0 ? 'S' : 'Z')

/** Of whoever pays at a shop no more is known than what they typed there. */
const buyerOf = ({ payment: { billing } }: PaidTo, { checkout }: Order): DocumentSnapshot['buyer'] => ({
  name: billing?.name ?? billing?.email ?? checkout.customerEmail ?? '–',
  ...{ legalName: null, address: null, country: null, vatNumber: null },
  ...{ companyRegistrationNumber: null, electronicAddress: null },
  email: billing?.email ?? checkout.customerEmail,
})

const NOTHING_SAID = {
  ...{ dueDate: null, purchaseOrderNumber: null, buyerReference: null, supplyDate: null },
  ...{ servicePeriod: null, memo: null, latePaymentFee: null, discount: null, charge: null },
  ...{ linkId: null, corrects: null },
}

/** Prices of articles have their tax in them. Its reference stands for the number. */
export function contentsOfOrder(paid: PaidTo, order: Order): DocumentSnapshot {
  const { client, organisation } = paid
  const { checkout, lines } = order
  const { currency } = checkout
  if (!isCurrency(currency)) throw new Error(`a checkout in unknown currency ${currency}`)
  const digits = currencyDigits(currency)
  const toMillionths = (minor: number) => (BigInt(minor) * MILLION) / 10n ** BigInt(digits)
  const totals = invoiceTotals(
    {
      pricesIncludeTax: true,
      lines: lines.map((line) => ({
        quantityMillionths: BigInt(line.quantity) * MILLION,
        unitPriceMillionths: toMillionths(line.unitPriceMinor),
        ...{ taxCategory: categoryOf(line), taxRatePpm: line.vatPpm },
      })),
    },
    currency,
  )
  const { country } = organisation
  return {
    ...NOTHING_SAID,
    version: 1,
    kind: 'invoice',
    documentNumber: checkout.internalReferenceId,
    issueDate: dayIn(organisation.timeZone, checkout.createdAt),
    currency,
    locale: localeFor({ locale: organisation.locale, country }),
    pageSize: pageSizeIn(country),
    seller: sellerOf(organisation),
    buyer: buyerOf(paid, order),
    brand: {
      primaryColour: organisation.primaryColour ?? client.primaryColour,
      logoUrl: organisation.logoUrl ?? client.logoUrl,
      logoSha256: organisation.logoSha256,
    },
    footer: organisation.documentFooter,
    pricesIncludeTax: true,
    lines: lines.map(({ name, position, quantity, unitPriceMinor, vatPpm }, at): SnapshotLine => {
      const { netMinor = 0, taxMinor = 0 } = totals.lines[at] ?? {}
      return {
        id: String(position + 1),
        ...{ description: name, quantity: String(quantity), unit: 'C62', discount: null, netMinor, taxMinor },
        unitPrice: formatMillionths(toMillionths(unitPriceMinor), digits),
        ...{ taxCategory: categoryOf({ vatPpm }), taxRatePpm: vatPpm },
        taxRateName: vatPpm > 0 ? `${formatPercent(vatPpm)} %` : null,
        taxExemptionReason: null,
      }
    }),
    taxGroups: totals.taxGroups.map((group) => ({ ...group, name: null, reason: null })),
    isReckonedByLine: false,
    ...{ subTotalMinor: totals.subTotalMinor, taxMinor: totals.taxMinor, totalMinor: totals.totalMinor },
  }
}
