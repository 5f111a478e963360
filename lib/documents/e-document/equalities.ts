// Our own equalities: what the published rules let pass, and a reader who reckons again would not.
import { currencyDigits } from '@/lib/money/currency'
import type { DocumentSnapshot } from '../snapshot'
import { exactOf, partOf, productOf } from './exact'
import { type Finding, findingsAmong, need, type Requirement } from './finding'
import type { Breakdown, Line, SemanticInvoice } from './semantic'

/** Such a document cannot be corrected any more: whoever needs it structured issues it anew. */
const OLDER =
  'This was issued before tax was taken of each rate’s sum; credit it and issue it anew to have it structured.'
const WRONG = 'Its amounts do not add up; please tell support.'

/**
 * The published rule allows nearly a whole unit of the currency (BR-CO-17, release 1.3.16). Of prices with tax, and of an amount that is credited, the gross is the truth, and not every gross has a net:
 * one minor unit.
 */
function slackOf(
  { corrects, isReckonedByLine, pricesIncludeTax }: DocumentSnapshot,
  wholeUnit: number,
): number {
  if (isReckonedByLine) return wholeUnit - 1
  return pricesIncludeTax || corrects ? 1 : 0
}

/** The published rule rounds such a rate to 0, and then wants a tax that does so too (BR-CO-17). */
const isTooSmall = ({ taxMinor, vat }: Breakdown, wholeUnit: number): boolean =>
  vat.ratePpm > 0 && vat.ratePpm < 5_000 && Math.abs(taxMinor) * 2 >= wholeUnit

const TOO_SMALL = 'A rate below 0.5 % has no structured form.'

const isPart = (breakdown: Breakdown, slack: number): boolean =>
  Math.abs(partOf(breakdown.baseMinor, breakdown.vat.ratePpm) - breakdown.taxMinor) <= slack

const takenOff = ({ allowance, charge }: Line): number =>
  (allowance?.amountMinor ?? 0) - (charge?.amountMinor ?? 0)

function isProduct(line: Line, digits: number): boolean {
  const full = Number(productOf(exactOf(line.quantity), exactOf(line.price), digits))
  return full - takenOff(line) === line.netMinor
}

/** What is taken off is what was written, where both are without tax. */
function isDiscount(line: Line, at: number, { lines, pricesIncludeTax }: DocumentSnapshot): boolean {
  const writtenMinor = lines[at]?.discount?.amountMinor ?? 0
  return pricesIncludeTax || Math.abs(takenOff(line)) === Math.abs(writtenMinor)
}

function ofLines({ currency, lines }: SemanticInvoice, snapshot: DocumentSnapshot): Requirement[] {
  const digits = currencyDigits(currency)
  return lines.flatMap((line, at) => {
    const { allowance, charge } = line
    const reason = allowance?.reason ?? charge?.reason ?? 'nothing is taken off'
    const isRight = isProduct(line, digits) && isDiscount(line, at, snapshot)
    return [
      need(isRight, 'PEPPOL-EN16931-R120', `/invoice/lineItems/${at}`, WRONG),
      need(line.name, 'BR-25', `/invoice/lineItems/${at}/description`, 'Say what this line is for.'),
      // Of a line that is wrong in itself nobody asks for the reason.
      need(
        !isRight || reason.trim(),
        'BR-42',
        `/invoice/lineItems/${at}/discount/reason`,
        'Say why there is a discount.',
      ),
    ]
  })
}

/** Σ lines − allowances + charges within each group is its base. */
function ofGroups(model: SemanticInvoice, snapshot: DocumentSnapshot): Requirement[] {
  const wholeUnit = 10 ** currencyDigits(model.currency)
  const slack = slackOf(snapshot, wholeUnit)
  const older = snapshot.isReckonedByLine ? OLDER : WRONG
  const grouped = [
    ...model.lines.map(({ netMinor, vat }) => ({ vat, amount: netMinor })),
    ...model.allowances.map(({ amountMinor, vat }) => ({ vat, amount: -amountMinor })),
    ...model.charges.map(({ amountMinor, vat }) => ({ vat, amount: amountMinor })),
  ]
  return model.breakdown.flatMap((group, at) => {
    const { category, ratePpm } = group.vat
    const isAlike = ({ vat }: { vat: typeof group.vat }) =>
      vat.category === category && vat.ratePpm === ratePpm
    const base = grouped.filter(isAlike).reduce((sum, { amount }) => sum + amount, 0)
    return [
      need(base === group.baseMinor, `BR-${category}-08`, `/invoice/taxGroups/${at}/base`, WRONG),
      need(isPart(group, slack), 'BR-CO-17', `/invoice/taxGroups/${at}/tax`, older),
      need(!isTooSmall(group, wholeUnit), 'BR-CO-17', `/invoice/taxGroups/${at}/rate`, TOO_SMALL),
    ]
  })
}

function ofTotals(
  { allowances, charges, lines, totals, breakdown }: SemanticInvoice,
  snapshot: DocumentSnapshot,
): Requirement[] {
  const modifiers = [...allowances, ...charges]
  const known = new Set(breakdown.map(({ vat }) => `${vat.category} ${vat.ratePpm}`))
  const isKnown = lines.every(({ vat }) => known.has(`${vat.category} ${vat.ratePpm}`))
  return [
    need(isKnown && known.size === breakdown.length, 'BR-CO-18', '/invoice/taxGroups', WRONG),
    need(totals.withoutTaxMinor === snapshot.subTotalMinor, 'BR-CO-13', '/invoice/subTotal', WRONG),
    need(totals.taxMinor === snapshot.taxMinor, 'BR-CO-14', '/invoice/taxAmount', WRONG),
    need(totals.withTaxMinor === snapshot.totalMinor, 'BR-CO-15', '/invoice/totalAmount', WRONG),
    need(
      modifiers.every(({ amountMinor }) => amountMinor > 0),
      'BR-31',
      '/invoice/discount',
      WRONG,
    ),
    need(
      allowances.every(({ reason }) => reason.trim()),
      'BR-33',
      '/invoice/discount/reason',
      'Say why there is a discount.',
    ),
    need(
      charges.every(({ reason }) => reason.trim()),
      'BR-38',
      '/invoice/charge/reason',
      'Say what is charged for.',
    ),
  ]
}

export const unequalIn = (model: SemanticInvoice, snapshot: DocumentSnapshot): Finding[] =>
  findingsAmong([...ofLines(model, snapshot), ...ofGroups(model, snapshot), ...ofTotals(model, snapshot)])
