// Reads lines, discount and charge as callers write them, naming every bad field.
import type { Allowance, Charge } from '@/db/schema/tax'
import { type FieldFault, invalidRequest } from '@/lib/failure/failure'
import { readDecimal, readMillionths } from '@/lib/http/fields/decimals'
import { newId } from '@/lib/ids'
import { type Currency, currencyDigits } from '@/lib/money/currency'
import { parseDecimal, parsePercent, parseQuantity, parseUnitPrice } from '@/lib/money/decimal'
import type { AllowanceItem, ChargeItem, LineItem } from './line-items'
import type { ExactLine } from './stored-lines'
import { agree, readTax, type Tax, type Taxed, type TaxTable } from './tax'

/** A line without what it comes to. */
export type ReadLine = Omit<ExactLine, 'netMinor' | 'taxMinor' | 'discountMinor'>

/** What an invoice asks for, before it is reckoned. */
export interface ReadDraft {
  currency: Currency
  pricesIncludeTax: boolean
  lines: ReadLine[]
  discount: Allowance | null
  charge: Charge | null
}

/** As they were written; lines, discount or charge that are stored already are given as they are. */
export interface WrittenDraft {
  currency: Currency
  pricesIncludeTax: boolean
  lineItems: readonly LineItem[] | { stored: ReadLine[] }
  discount: AllowanceItem | null | { stored: Allowance }
  charge: ChargeItem | null | { stored: Charge }
}

/** Throws `Request.Invalid` with one fault for each bad field. */
export function readDraft(draft: WrittenDraft, table: TaxTable): ReadDraft {
  const { currency, pricesIncludeTax } = draft
  const faults: FieldFault[] = []
  const taxed: Taxed[] = []
  const lines =
    'stored' in draft.lineItems
      ? draft.lineItems.stored.map((line, at) => ({ ...line, ...kept(line, `/lineItems/${at}`, taxed) }))
      : draft.lineItems.map((item, at) => ({
          ...readLine(item, `/lineItems/${at}`, faults, currency),
          ...noted(readTax(item, `/lineItems/${at}`, faults, table), taxed),
        }))
  const discount = readAllowance(draft.discount, '/discount', faults, currency)
  const charge = readCharge(draft.charge, faults, { currency, table, taxed })
  if (faults.length === 0) agree(taxed, faults)
  if (faults.length > 0) throw invalidRequest(faults)
  const settled = lines.map((line, at) => ({ ...line, ...taxed[at]?.tax }))
  return { currency, pricesIncludeTax, lines: settled, discount, charge: charge && withReason(charge, taxed) }
}

function noted(one: Taxed, taxed: Taxed[]): Tax {
  taxed.push(one)
  return one.tax
}

const kept = (
  { taxCategory, taxExemptionReason, taxRateId, taxRateName, taxRatePpm }: ReadLine,
  at: string,
  taxed: Taxed[],
): Tax =>
  noted(
    {
      at,
      tax: { taxCategory, taxExemptionReason, taxRateId, taxRateName, taxRatePpm },
      isProposed: false,
    },
    taxed,
  )

function readLine(item: LineItem, at: string, faults: FieldFault[], currency: Currency) {
  return {
    id: newId(),
    description: item.description,
    quantityMillionths: readMillionths(faults, `${at}/quantity`, () => parseQuantity(item.quantity)),
    unit: item.unit ?? 'C62',
    unitPriceMillionths: readMillionths(faults, `${at}/unitPrice`, () => parseUnitPrice(item.unitPrice)),
    discount: readAllowance(item.discount ?? null, `${at}/discount`, faults, currency),
    articleId: item.articleId ?? null,
  }
}

function readAllowance(
  given: AllowanceItem | null | { stored: Allowance },
  at: string,
  faults: FieldFault[],
  currency: Currency,
): Allowance | null {
  if (given === null) return null
  if ('stored' in given) return given.stored
  const { amount, percent, reason } = given
  if (percent !== undefined)
    return { percentPpm: readDecimal(faults, `${at}/percent`, () => parsePercent(percent)), reason }
  const digits = currencyDigits(currency)
  return { amountMinor: readDecimal(faults, `${at}/amount`, () => parseDecimal(amount, digits)), reason }
}

interface Charging {
  currency: Currency
  table: TaxTable
  taxed: Taxed[]
}

/** Taxed like the lines where nothing is said of it and they are all taxed alike. */
function readCharge(
  given: ChargeItem | null | { stored: Charge },
  faults: FieldFault[],
  { currency, table, taxed }: Charging,
): Charge | null {
  if (given === null) return null
  if ('stored' in given) {
    const { taxCategory, taxExemptionReason = null, taxRatePpm } = given.stored
    const tax = { taxCategory, taxExemptionReason, taxRatePpm, taxRateId: null, taxRateName: null }
    noted({ at: '/charge', tax, isProposed: false }, taxed)
    return given.stored
  }
  const allowance = readAllowance(given, '/charge', faults, currency)
  const isSaid = [given.taxRate, given.taxCategory].some((it) => it !== undefined && it !== null)
  const [first] = taxed
  const isOneKind =
    first !== undefined &&
    taxed.every(
      ({ tax }) => tax.taxCategory === first.tax.taxCategory && tax.taxRatePpm === first.tax.taxRatePpm,
    )
  if (!isSaid && !isOneKind) {
    const detail = 'charge/taxRate: is required, because the lines are not all taxed alike.'
    faults.push({ pointer: '/charge/taxRate', code: 'required', detail })
  }
  const like = isSaid || !first ? readTax(given, '/charge', faults, table) : { ...first, at: '/charge' }
  const { taxCategory, taxRatePpm } = noted({ ...like, tax: { ...like.tax } }, taxed)
  return allowance && { ...allowance, taxCategory, taxRatePpm }
}

/** The charge is the last that is taxed. */
function withReason(charge: Charge, taxed: readonly Taxed[]): Charge {
  const reason = taxed.at(-1)?.tax.taxExemptionReason
  return reason ? { ...charge, taxExemptionReason: reason } : charge
}
