// What an invoice is for and how it adds up, as its payer's page and its papers show it.
import type { TaxCategory } from '@/db/schema/tax'
import { formatPercent } from '@/lib/money/decimal'
import type { DocumentSnapshot, SnapshotAllowance, SnapshotLine } from './snapshot'

export interface PayerLine {
  description: string
  /** Decimal text with as many digits as it needs: "1", "2.5"; below 0 for a deduction. */
  quantity: string
  /** UN/ECE Rec 20; C62 is "one". */
  unit: string
  /** Decimal text in major units, up to 6 decimals. */
  unitPrice: string
  /** What was taken off of this line. */
  discount: SnapshotAllowance | null
  /** After the discount; like the price with tax where prices include it. */
  amountMinor: number
  /** Decimal text in percent, "19"; null when the line bears no tax. */
  taxRatePercent: string | null
}

/** The tax of one category and rate, and what it is taken from; and where none is taken for a reason, that. */
export interface PayerTax {
  category: TaxCategory
  ratePercent: string
  /** What the seller calls the rate; null where it has no name. */
  name: string | null
  /** Why no tax is charged. */
  reason: string | null
  netMinor: number
  amountMinor: number
}

/** What an invoice is for and how it adds up, on every face of it. */
export interface Contents {
  issueDate: string
  dueDate: string | null
  /** When it was supplied; or the period. */
  supplyDate: string | null
  servicePeriod: { from: string; to: string } | null
  /** The customer’s. */
  purchaseOrderNumber: string | null
  buyerReference: string | null
  memo: string | null
  /** Whether the amounts of lines, discount and charge have the tax in them. */
  pricesIncludeTax: boolean
  lines: PayerLine[]
  /** What the lines come to, before discount and charge. */
  linesMinor: number
  discount: SnapshotAllowance | null
  charge: SnapshotAllowance | null
  /** Before tax. */
  subTotalMinor: number
  /** In the order of the rates. */
  taxes: PayerTax[]
  totalMinor: number
}

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
