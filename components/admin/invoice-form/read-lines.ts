// Reads the lines as they were typed, with the server's own arithmetic.
import { personLocale } from '@/components/ui/person-locale'
import { type Asked, faultOfNumber, isUnread, unreadFault } from '@/lib/money/asked'
import { type Currency, isCurrency } from '@/lib/money/currency'
import { DecimalError, parsePercent, parseQuantity, parseUnitPrice } from '@/lib/money/decimal'
import {
  type InvoiceTotals,
  invoiceTotals,
  type LineToTotal,
  mirrorableTotals,
} from '@/lib/money/invoice-total'
import { MoneyError } from '@/lib/money/money'
import type { LineValues } from './values'

export interface LineFault {
  line: number
  field: keyof LineValues
  message: string
}

export interface ReadLines {
  faults: LineFault[]
  /** By line; undefined for one that cannot be calculated yet. */
  grossMinors: (number | undefined)[]
  /** For the lines that can be calculated; undefined if the total is too large. */
  totals: InvoiceTotals | undefined
}

/** The fields of a line that are numbers. */
type NumberField = 'quantity' | 'unitPrice' | 'taxRate'

const NAMES = { quantity: 'quantity', unitPrice: 'price', taxRate: 'rate' } as const

/** What each asks for. */
export const askedFor = (field: NumberField, currency: Currency): Asked => {
  if (field === 'unitPrice') return { of: 'price', currency }
  return { of: field === 'quantity' ? 'quantity' : 'percent' }
}

function readLine(typed: LineValues, line: number, currency: Currency) {
  const faults: LineFault[] = []
  const read = <Units>(field: NumberField, parse: (text: string) => Units, nothing: Units): Units => {
    const text = typed[field].trim()
    try {
      return parse(text)
    } catch (error) {
      if (!(error instanceof DecimalError)) throw error
      const kind = askedFor(field, currency)
      const message = isUnread(text)
        ? unreadFault(kind, text, personLocale())
        : faultOfNumber(kind, error, NAMES[field])
      faults.push({ line, field, message: text === '' ? `Enter a ${NAMES[field]}.` : message })
      return nothing
    }
  }
  const [quantityMillionths, unitPriceMillionths] = [
    read('quantity', parseQuantity, 0n),
    read('unitPrice', parseUnitPrice, 0n),
  ]
  const taxRatePpm = read('taxRate', (text) => (text === '' ? 0 : parsePercent(text)), 0)
  const taxCategory = taxRatePpm > 0 ? 'S' : 'Z'
  const found: LineToTotal = { quantityMillionths, unitPriceMillionths, taxRatePpm, taxCategory }
  return { faults, line: faults.length === 0 ? found : undefined }
}

/** Undefined and a fault if a line cannot be calculated, such as one that comes to more than any invoice may. */
function totalOf(line: LineToTotal, at: number, currency: Currency, faults: LineFault[]) {
  try {
    return mirrorableTotals({ lines: [line] }, currency).totalMinor
  } catch (error) {
    if (!(error instanceof MoneyError)) throw error
    faults.push({ line: at, field: 'unitPrice', message: error.message })
    return undefined
  }
}

export function readLines(typed: readonly LineValues[], code: string): ReadLines {
  if (!isCurrency(code)) return { faults: [], grossMinors: typed.map(() => undefined), totals: undefined }
  const faults: LineFault[] = []
  const good: LineToTotal[] = []
  const grossMinors = typed.map((values, at) => {
    const { faults: found, line } = readLine(values, at, code)
    faults.push(...found)
    if (!line) return undefined
    const grossMinor = totalOf(line, at, code, faults)
    if (grossMinor !== undefined) good.push(line)
    return grossMinor
  })
  try {
    return { faults, grossMinors, totals: invoiceTotals({ lines: good }, code) }
  } catch (error) {
    if (!(error instanceof MoneyError)) throw error
    return {
      faults: [...faults, { line: error.line ?? 0, field: 'unitPrice', message: error.message }],
      grossMinors,
      totals: undefined,
    }
  }
}
