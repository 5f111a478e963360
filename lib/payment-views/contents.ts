// What an invoice is for and how it adds up, as its payer's page and its papers show it.
import { drawUpInvoice } from '@/lib/documents/draw-up'
import { snapshotIn } from '@/lib/documents/file-store'
import type { DocumentSnapshot, SnapshotLine } from '@/lib/documents/snapshot'
import { formatPercent } from '@/lib/money/decimal'
import type { PayerRow } from './payer-store'
import type { Contents, PayerLine, PayerTax } from './payer-view'

/** What was frozen; of a draft, and of what was emptied, what the books say now. */
export const snapshotOf = (row: PayerRow): DocumentSnapshot =>
  (row.snapshot && snapshotIn(row.snapshot)) ?? drawUpInvoice({ ...row, logoSha256: null, linkId: null })

export function contentsOf(snapshot: DocumentSnapshot): Contents {
  const { pricesIncludeTax } = snapshot
  const lines = snapshot.lines.map((line) => lineOf(line, pricesIncludeTax))
  return {
    issueDate: snapshot.issueDate,
    dueDate: snapshot.dueDate,
    supplyDate: snapshot.supplyDate,
    servicePeriod: snapshot.servicePeriod,
    purchaseOrderNumber: snapshot.purchaseOrderNumber,
    buyerReference: snapshot.buyerReference,
    memo: snapshot.memo,
    pricesIncludeTax,
    lines,
    linesMinor: lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    discount: snapshot.discount,
    charge: snapshot.charge,
    subTotalMinor: snapshot.subTotalMinor,
    taxes: taxesOf(snapshot),
    totalMinor: snapshot.totalMinor,
  }
}

const lineOf = (line: SnapshotLine, isInclusive: boolean): PayerLine => ({
  description: line.description,
  quantity: line.quantity,
  unit: line.unit,
  unitPrice: line.unitPrice,
  discount: line.discount,
  amountMinor: isInclusive ? line.netMinor + line.taxMinor : line.netMinor,
  taxRatePercent: line.taxRatePpm > 0 ? formatPercent(line.taxRatePpm) : null,
})

/** Those that bear tax, and those that bear none for a reason. */
const taxesOf = ({ taxGroups }: DocumentSnapshot): PayerTax[] =>
  taxGroups
    .filter(({ ratePpm, reason }) => ratePpm > 0 || reason !== null)
    .toSorted((a, b) => a.ratePpm - b.ratePpm)
    .map(({ baseMinor, category, name, ratePpm, reason, taxMinor }) => ({
      ...{ category, name, reason },
      ratePercent: formatPercent(ratePpm),
      netMinor: baseMinor,
      amountMinor: taxMinor,
    }))
