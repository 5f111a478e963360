// Reads line items as callers write them into lines with exact totals, naming every bad field.
import { type FieldFault, invalidRequest } from '@/lib/failure/failure'
import { readDecimal } from '@/lib/http/fields/decimals'
import { type Currency, currencyDigits } from '@/lib/money/currency'
import { parseDecimal, parsePercent, parseQuantity } from '@/lib/money/decimal'
import { invoiceTotals } from '@/lib/money/invoice-total'
import { MoneyError } from '@/lib/money/money'
import type { NewLine } from './store'

export interface LineItem {
  description: string
  quantity: number | string
  unitPrice: number | string
  taxRate?: number | string | null | undefined
}

export interface PricedLines {
  lines: NewLine[]
  subTotalMinor: number
  taxMinor: number
  totalMinor: number
}

/** Throws `Request.Invalid` with one fault for each bad quantity, price or rate. */
export function priceLines(items: readonly LineItem[], currency: Currency): PricedLines {
  const faults: FieldFault[] = []
  const digits = currencyDigits(currency)
  const parsed = items.map((item, index) => {
    const at = `/lineItems/${index}`
    return {
      description: item.description,
      quantityThousandths: readDecimal(faults, `${at}/quantity`, () => parseQuantity(item.quantity)),
      unitPriceMinor: readDecimal(faults, `${at}/unitPrice`, () => parseDecimal(item.unitPrice, digits)),
      taxRatePpm: readDecimal(faults, `${at}/taxRate`, () => parsePercent(item.taxRate ?? 0)),
    }
  })
  if (faults.length > 0) throw invalidRequest(faults)
  try {
    const totals = invoiceTotals(parsed, currency)
    const lines = parsed.map((line, index) => {
      const total = totals.lines[index]
      if (!total) throw new Error('a line has no total')
      return { ...line, netMinor: total.netMinor, taxMinor: total.taxMinor }
    })
    const { subTotalMinor, taxMinor, totalMinor } = totals
    return { lines, subTotalMinor, taxMinor, totalMinor }
  } catch (error) {
    if (!(error instanceof MoneyError)) throw error
    const pointer = error.line === undefined ? '/lineItems' : `/lineItems/${error.line}/unitPrice`
    throw invalidRequest([{ pointer, code: error.code, detail: error.message }])
  }
}
