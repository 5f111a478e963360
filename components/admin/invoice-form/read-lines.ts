// Reads the lines as they were typed, with the server's own arithmetic.
import { personLocale } from '@/components/ui/person-locale'
import { type Asked, faultOfNumber, isUnread, unreadFault } from '@/lib/money/asked'
import { type Currency, currencyDigits, isCurrency } from '@/lib/money/currency'
import { DecimalError, parseDecimal, parsePercent, parseQuantity } from '@/lib/money/decimal'
import { type InvoiceTotals, invoiceTotals, type LineToTotal } from '@/lib/money/invoice-total'
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

interface Parser {
  field: 'quantity' | 'unitPrice' | 'taxRate'
  name: string
  parse: (text: string) => number
}

/** The fields of a line that are numbers, and what each asks for. */
export const askedFor = (field: Parser['field'], currency: Currency): Asked => {
  if (field === 'unitPrice') return { of: 'money', currency }
  return { of: field === 'quantity' ? 'quantity' : 'percent' }
}

function readLine(typed: LineValues, line: number, currency: Currency) {
  const faults: LineFault[] = []
  const read = ({ field, name, parse }: Parser): number => {
    const text = typed[field].trim()
    try {
      return parse(text)
    } catch (error) {
      if (!(error instanceof DecimalError)) throw error
      const kind = askedFor(field, currency)
      const message = isUnread(text)
        ? unreadFault(kind, text, personLocale())
        : faultOfNumber(kind, error, name)
      faults.push({ line, field, message: text === '' ? `Enter a ${name}.` : message })
      return 0
    }
  }
  const digits = currencyDigits(currency)
  const read3: LineToTotal = {
    quantityThousandths: read({ field: 'quantity', name: 'quantity', parse: parseQuantity }),
    unitPriceMinor: read({
      field: 'unitPrice',
      name: 'price',
      parse: (text) => parseDecimal(text, digits),
    }),
    taxRatePpm: read({
      field: 'taxRate',
      name: 'rate',
      parse: (text) => (text === '' ? 0 : parsePercent(text)),
    }),
  }
  return { faults, line: faults.length === 0 ? read3 : undefined }
}

/** Undefined and a fault if a line cannot be calculated, such as a price between two steps of the currency. */
function totalOf(line: LineToTotal, at: number, currency: Currency, faults: LineFault[]) {
  try {
    return invoiceTotals([line], currency).totalMinor
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
    return { faults, grossMinors, totals: invoiceTotals(good, code) }
  } catch (error) {
    if (!(error instanceof MoneyError)) throw error
    return {
      faults: [...faults, { line: error.line ?? 0, field: 'unitPrice', message: error.message }],
      grossMinors,
      totals: undefined,
    }
  }
}
