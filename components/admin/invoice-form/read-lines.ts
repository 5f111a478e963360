// Reads the form as it was typed, with the server's own arithmetic.
import { personLocale } from '@/components/ui/person-locale'
import { type Asked, faultOfNumber, isUnread, unreadFault } from '@/lib/money/asked'
import { type Currency, currencyDigits, isCurrency } from '@/lib/money/currency'
import { DecimalError, parseDecimal, parsePercent, parseQuantity, parseUnitPrice } from '@/lib/money/decimal'
import {
  type InvoiceTotals,
  invoiceTotals,
  type LineToTotal,
  mirrorableTotals,
} from '@/lib/money/invoice-total'
import type { AllowanceToTotal, Taxable } from '@/lib/money/line-amount'
import { MoneyError } from '@/lib/money/money'
import type { AllowanceValues, FormValues, LineValues } from './values'

/** A rate by name, as far as the form knows it. */
export interface NamedRate {
  id: string
  ratePpm: number
  category: string
}

export type Reckoned = Pick<
  FormValues,
  | 'currency'
  | 'lineItems'
  | 'pricesIncludeTax'
  | 'discount'
  | 'charge'
  | 'chargeTaxRate'
  | 'chargeTaxCategory'
>

interface Fault {
  /** As the form names the field: `lineItems.0.unitPrice`. */
  path: (string | number)[]
  message: string
}

export interface ReadDraft {
  faults: Fault[]
  /** By line, with tax; undefined for one that cannot be calculated yet. */
  grossMinors: (number | undefined)[]
  /** The lines that can be calculated, and where in the form each is. */
  lines: { at: number; line: LineToTotal }[]
  /** Of those; undefined if they come to what no invoice may. */
  totals: InvoiceTotals | undefined
}

const NAMES = {
  quantity: 'quantity',
  unitPrice: 'price',
  taxRate: 'rate',
  percent: 'percentage',
  amount: 'amount',
}

type NumberField = keyof typeof NAMES

/** What each field that is a number asks for. */
export const askedFor = (field: NumberField, currency: Currency): Asked => {
  if (field === 'unitPrice') return { of: 'price', currency }
  if (field === 'amount') return { of: 'money', currency }
  return { of: field === 'quantity' ? 'quantity' : 'percent' }
}

/** Reads numbers, and notes what is wrong with them. */
function numbersOf(currency: Currency) {
  const faults: Fault[] = []
  const read = <Units>(
    { field, path, text: typed }: { field: NumberField; path: Fault['path']; text: string },
    parse: (text: string) => Units,
    nothing: Units,
  ): Units => {
    const text = typed.trim()
    try {
      return parse(text)
    } catch (error) {
      if (!(error instanceof DecimalError)) throw error
      const kind = askedFor(field, currency)
      const message = isUnread(text)
        ? unreadFault(kind, text, personLocale())
        : faultOfNumber(kind, error, NAMES[field])
      faults.push({
        path: [...path, field],
        message:
          text === '' ? `Enter ${/^[aeiou]/.test(NAMES[field]) ? 'an' : 'a'} ${NAMES[field]}.` : message,
      })
      return nothing
    }
  }
  return { faults, read }
}

type Numbers = ReturnType<typeof numbersOf>

function readAllowance(
  typed: AllowanceValues,
  path: Fault['path'],
  { faults, read }: Numbers,
  currency: Currency,
): AllowanceToTotal | undefined {
  const { amount, kind, percent, reason } = typed
  if (kind === '') return undefined
  if (reason.trim() === '') faults.push({ path: [...path, 'reason'], message: 'Enter a reason.' })
  if (kind === 'percent')
    return { percentPpm: read({ field: 'percent', path, text: percent }, parsePercent, 0) }
  const parse = (text: string) => parseDecimal(text, currencyDigits(currency))
  return { amountMinor: read({ field: 'amount', path, text: amount }, parse, 0) }
}

function readLine(typed: LineValues, at: number, rates: readonly NamedRate[], currency: Currency) {
  const numbers = numbersOf(currency)
  const { faults, read } = numbers
  const path = ['lineItems', at]
  const rate = rates.find(({ id }) => id === typed.taxRateId)
  const line: LineToTotal = {
    quantityMillionths: read({ field: 'quantity', path, text: typed.quantity }, parseQuantity, 0n),
    unitPriceMillionths: read({ field: 'unitPrice', path, text: typed.unitPrice }, parseUnitPrice, 0n),
    ...(rate ? { taxRatePpm: rate.ratePpm, taxCategory: rate.category } : ownTax(typed, path, numbers)),
    discount: readAllowance(typed.discount, [...path, 'discount'], numbers, currency),
  }
  return { faults, line: faults.length === 0 ? line : undefined }
}

function ownTax({ taxCategory, taxRate }: LineValues, path: Fault['path'], { read }: Numbers): Taxable {
  const parse = (text: string) => (text === '' ? 0 : parsePercent(text))
  const taxRatePpm = read({ field: 'taxRate', path, text: taxRate }, parse, 0)
  return { taxRatePpm, taxCategory: taxRatePpm > 0 ? 'S' : taxCategory || 'Z' }
}

/** Undefined and a fault if a line cannot be calculated, such as one that comes to more than any invoice may. */
function grossOf(line: LineToTotal, at: number, draft: Reckoned, currency: Currency, faults: Fault[]) {
  try {
    const { pricesIncludeTax } = draft
    return mirrorableTotals({ lines: [line], pricesIncludeTax }, currency).totalMinor
  } catch (error) {
    if (!(error instanceof MoneyError)) throw error
    const field = error.part === undefined ? ['unitPrice'] : [error.part, 'amount']
    faults.push({ path: ['lineItems', at, ...field], message: error.message })
    return undefined
  }
}

export function readLines(draft: Reckoned, rates: readonly NamedRate[] = []): ReadDraft {
  const { currency, lineItems } = draft
  if (!isCurrency(currency))
    return { faults: [], grossMinors: lineItems.map(() => undefined), lines: [], totals: undefined }
  const faults: Fault[] = []
  const lines: ReadDraft['lines'] = []
  const grossMinors = lineItems.map((values, at) => {
    const { faults: found, line } = readLine(values, at, rates, currency)
    faults.push(...found)
    if (!line) return undefined
    const grossMinor = grossOf(line, at, draft, currency, faults)
    if (grossMinor !== undefined) lines.push({ at, line })
    return grossMinor
  })
  const numbers = numbersOf(currency)
  const document = {
    lines: lines.map(({ line }) => line),
    pricesIncludeTax: draft.pricesIncludeTax,
    discount: readAllowance(draft.discount, ['discount'], numbers, currency),
    charge: readCharge(draft, lines, numbers, currency),
  }
  faults.push(...numbers.faults)
  return { faults, grossMinors, lines, totals: totalsOf(document, lines, currency, faults) }
}

/** Taxed like the lines, where nothing else is said. */
function readCharge(
  { charge, chargeTaxCategory, chargeTaxRate }: Reckoned,
  lines: ReadDraft['lines'],
  numbers: Numbers,
  currency: Currency,
) {
  const allowance = readAllowance(charge, ['charge'], numbers, currency)
  if (!allowance) return undefined
  const [first] = lines
  const like = { taxRatePpm: first?.line.taxRatePpm ?? 0, taxCategory: first?.line.taxCategory ?? 'Z' }
  if (chargeTaxRate.trim() === '') {
    const isOneKind = lines.every(
      ({ line }) => line.taxRatePpm === like.taxRatePpm && line.taxCategory === like.taxCategory,
    )
    if (!isOneKind)
      numbers.faults.push({ path: ['chargeTaxRate'], message: 'Enter a rate: the lines have several.' })
    return { ...allowance, ...like }
  }
  const taxRatePpm = numbers.read({ field: 'taxRate', path: [], text: chargeTaxRate }, parsePercent, 0)
  return { ...allowance, taxRatePpm, taxCategory: taxRatePpm > 0 ? 'S' : chargeTaxCategory || 'Z' }
}

function totalsOf(
  document: Parameters<typeof invoiceTotals>[0],
  lines: ReadDraft['lines'],
  currency: Currency,
  faults: Fault[],
): InvoiceTotals | undefined {
  try {
    return invoiceTotals(document, currency)
  } catch (error) {
    if (!(error instanceof MoneyError)) throw error
    const at = lines[error.line ?? 0]?.at ?? 0
    const path = error.part === undefined ? ['lineItems', at, 'unitPrice'] : [error.part, 'amount']
    faults.push({ path, message: error.message })
    return undefined
  }
}
