// What a credit note comes to: all that is not credited yet, an amount, or parts of lines.
import { Failure, invalidRequest } from '@/lib/failure/failure'
import type { InvoiceLine, InvoiceWithLines } from '@/lib/invoices/invoice'
import { lineIdOf, quantityOf } from '@/lib/invoices/line-values'
import { taxGroupsOf } from '@/lib/invoices/tax-groups'
import { toMoney } from '@/lib/money/money'
import type { CreditNote, Reckoned } from './credit-note'
import { exceeds, partOf, restOf, sumGross } from './groups'
import { type LinePart, linesOfGroups, mirrored, partsOfLines } from './lines'

export interface WantedLine {
  lineItemId: string
  /** How much of it, whatever its sign is. */
  quantityMillionths: bigint
}

/** One of the two, or neither for all that is not credited yet. */
export interface Wanted {
  lineItems?: readonly WantedLine[] | undefined
  amountMinor?: number | undefined
}

export interface Creditable {
  /** With what its ledger says of it now. */
  invoice: InvoiceWithLines
  /** That were issued, and not taken back. */
  issued: readonly Pick<CreditNote, 'taxGroups' | 'lines'>[]
}

export const exceedsInvoice = () => new Failure('CreditNote.ExceedsInvoice')

const totalsOf = ({ lines, taxGroups }: Pick<Reckoned, 'lines' | 'taxGroups'>): Reckoned => {
  const add = (minors: number[]) => minors.reduce((sum, minor) => sum + minor, 0)
  const subTotalMinor = add(taxGroups.map(({ baseMinor }) => baseMinor))
  const taxMinor = add(taxGroups.map((group) => group.taxMinor))
  return { lines, taxGroups, subTotalMinor, taxMinor, totalMinor: subTotalMinor + taxMinor }
}

/** What is left of each tax group of the invoice. */
export const restOfInvoice = ({ invoice, issued }: Creditable) =>
  restOf(
    taxGroupsOf(invoice, invoice.lines),
    issued.map(({ taxGroups }) => taxGroups),
  )

/** `description` says what a line is that stands for a part of a group. Throws `CreditNote.ExceedsInvoice`, `Request.Invalid`. */
export function reckon(of: Creditable, wanted: Wanted, description: string): Reckoned {
  const { amountCreditedMinor, totalMinor } = of.invoice
  const leftMinor = totalMinor - amountCreditedMinor
  const made = wanted.lineItems ? byLines(of, wanted.lineItems) : byAmount(of, wanted, leftMinor, description)
  const isTooMuch = made.totalMinor > leftMinor || exceeds(made.taxGroups, restOfInvoice(of))
  if (isTooMuch || made.totalMinor <= 0) throw exceedsInvoice()
  return made
}

function byAmount(of: Creditable, { amountMinor }: Wanted, leftMinor: number, description: string): Reckoned {
  const { invoice, issued } = of
  const { currency } = toMoney(0, invoice.currency)
  const groups = taxGroupsOf(invoice, invoice.lines)
  const minor = amountMinor ?? leftMinor
  const isWhole = issued.length === 0 && minor === leftMinor && minor === invoice.totalMinor
  if (isWhole) return totalsOf({ lines: mirrored(invoice.lines, currency), taxGroups: groups })
  const rest = restOfInvoice(of)
  if (minor <= 0 || minor > sumGross(rest)) throw exceedsInvoice()
  const taxGroups = partOf(rest, minor, invoice.taxGroups === null)
  return totalsOf({
    lines: linesOfGroups(taxGroups, description, { currency, pricesIncludeTax: invoice.pricesIncludeTax }),
    taxGroups,
  })
}

const creditedOf = ({ issued }: Creditable, lineId: string): bigint =>
  issued
    .flatMap(({ lines }) => lines)
    .filter((line) => line.lineId === lineId)
    .reduce((sum, { quantityMillionths }) => sum + quantityMillionths, 0n)

function partOfLine(of: Creditable, line: InvoiceLine, muchMillionths: bigint): LinePart {
  const beforeMillionths = creditedOf(of, lineIdOf(line))
  const all = quantityOf(line)
  const sign = all < 0n ? -1n : 1n
  if (muchMillionths <= 0n || beforeMillionths * sign + muchMillionths > all * sign) throw exceedsInvoice()
  return { line, quantityMillionths: muchMillionths * sign, beforeMillionths }
}

/** Lines of the invoice that are named more than once, or not at all, are faults of the caller. */
function assertKnown(wanted: readonly WantedLine[], known: ReadonlyMap<string, InvoiceLine>): void {
  const faults = wanted.flatMap(({ lineItemId }, index) => {
    const pointer = `/lineItems/${index}/lineItemId`
    if (!known.has(lineItemId))
      return [{ pointer, code: 'unknown-line', detail: 'lineItemId: the invoice has no such line.' }]
    if (wanted.findIndex((it) => it.lineItemId === lineItemId) < index)
      return [{ pointer, code: 'repeated', detail: 'lineItemId: each line can be named once.' }]
    return []
  })
  if (faults.length > 0) throw invalidRequest(faults)
}

function byLines(of: Creditable, wanted: readonly WantedLine[]): Reckoned {
  const { invoice } = of
  const known = new Map(invoice.lines.map((line) => [lineIdOf(line), line]))
  assertKnown(wanted, known)
  const parts = wanted.flatMap(({ lineItemId, quantityMillionths }) => {
    const line = known.get(lineItemId)
    return line ? [partOfLine(of, line, quantityMillionths)] : []
  })
  const context = {
    lines: invoice.lines,
    groups: taxGroupsOf(invoice, invoice.lines),
    rest: restOfInvoice(of),
    currency: toMoney(0, invoice.currency).currency,
    isByLine: invoice.taxGroups === null,
    pricesIncludeTax: invoice.pricesIncludeTax,
  }
  return totalsOf(partsOfLines(context, parts))
}
