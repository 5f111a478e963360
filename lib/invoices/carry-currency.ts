// What a draft has stored, as it is in another currency: the same figures, or nothing where that cannot write them.
import type { Allowance } from '@/db/schema/tax'
import { type FieldFault, invalidRequest } from '@/lib/failure/failure'
import { readDecimal } from '@/lib/http/fields/decimals'
import { type Currency, currencyDigits, isCurrency } from '@/lib/money/currency'
import { formatDecimal, formatMillionths, parseDecimal } from '@/lib/money/decimal'
import type { DraftChanges } from './change'
import type { InvoiceWithLines } from './invoice'
import { exactLines } from './stored-lines'

/** 12.00 in euros is 12 in yen, while 12.50 is for the caller to correct. Throws `Request.Invalid`. */
export function carryStored(before: InvoiceWithLines, currency: Currency, changes: DraftChanges) {
  const { charge, currency: was, discount } = before
  const lines = exactLines(before)
  if (currency === was || !isCurrency(was)) return { lines, discount, charge }
  const faults: FieldFault[] = []
  const [from, to] = [currencyDigits(was), currencyDigits(currency)]
  const amountOf = (minor: number, pointer: string): number =>
    readDecimal(faults, pointer, () => parseDecimal(shortest(formatDecimal(minor, from)), to))
  const carry = <Some extends Allowance>(allowance: Some | null, pointer: string): Some | null =>
    allowance?.amountMinor === undefined
      ? allowance
      : { ...allowance, amountMinor: amountOf(allowance.amountMinor, `${pointer}/amount`) }
  const carried = {
    lines: lines.map((line, at) => ({
      ...line,
      discount: carry(line.discount, `/lineItems/${at}/discount`),
    })),
    discount: carry(discount, '/discount'),
    charge: carry(charge, '/charge'),
  }
  for (const [at, { unitPriceMillionths }] of lines.entries()) {
    const price = formatMillionths(unitPriceMillionths)
    // A price that is finer than any amount stays one.
    if ((price.split('.')[1]?.length ?? 0) <= from)
      readDecimal(faults, `/lineItems/${at}/unitPrice`, () => parseDecimal(price, to))
  }
  const isKept = ({ pointer }: FieldFault) =>
    !Object.entries(changes).some(([name, value]) => value !== undefined && pointer.startsWith(`/${name}`))
  const remaining = faults.filter(isKept)
  if (remaining.length > 0) throw invalidRequest(remaining)
  return carried
}

const shortest = (decimal: string): string => decimal.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '')
