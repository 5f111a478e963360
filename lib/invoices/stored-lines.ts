// The one reading of a stored line: exact where it was kept exactly, and as it always was where it comes from before that.
import type { TaxCategory } from '@/db/schema/tax'
import { type Currency, chargeStepMinor, isCurrency } from '@/lib/money/currency'
import { allowanceOf } from '@/lib/money/line-amount'
import type { Invoice, InvoiceLine, InvoiceWithLines } from './invoice'
import { lineIdOf, quantityOf, unitPriceOf } from './line-values'
import { groupOfLine } from './tax-groups'

/** A line as every reader sees it. Its amounts are those that were stored, for ever. */
export interface ExactLine
  extends Omit<
    InvoiceLine,
    'organisationId' | 'invoiceId' | 'position' | 'quantityThousandths' | 'unitPriceMinor'
  > {
  id: string
  /** Below zero for a deduction. */
  quantityMillionths: bigint
  /** Of a major unit. */
  unitPriceMillionths: bigint
  taxCategory: TaxCategory
}

export function exactLine(line: InvoiceLine, currency: Currency): ExactLine {
  const { invoiceId, organisationId, position, quantityThousandths, unitPriceMinor, ...kept } = line
  return {
    ...kept,
    id: lineIdOf(line),
    quantityMillionths: quantityOf(line),
    unitPriceMillionths: unitPriceOf(line, currency),
    taxCategory: groupOfLine(line).category,
  }
}

export function exactLines({ currency, lines }: Pick<InvoiceWithLines, 'currency' | 'lines'>): ExactLine[] {
  if (!isCurrency(currency)) throw new Error(`an invoice in unknown currency ${currency}`)
  return lines.map((line) => exactLine(line, currency))
}

/** What the lines, the discount and the charge come to as the prices are written: with tax where they include it. */
export function writtenAmounts(
  { charge, discount, pricesIncludeTax }: Pick<Invoice, 'charge' | 'discount' | 'pricesIncludeTax'>,
  lines: readonly Pick<ExactLine, 'netMinor' | 'taxMinor'>[],
  currency: Currency,
) {
  const linesMinor = lines.reduce(
    (sum, { netMinor, taxMinor }) => sum + netMinor + (pricesIncludeTax ? taxMinor : 0),
    0,
  )
  const of: [bigint, bigint] = [BigInt(linesMinor), 1n]
  const step = chargeStepMinor(currency)
  return {
    linesMinor,
    discountMinor: Number(allowanceOf(discount, { of, step, part: 'discount' })),
    chargeMinor: Number(allowanceOf(charge, { of, step, part: 'charge' })),
  }
}
