// The published rules of EN 16931 by number, as our documents can meet them: release 1.3.16 of April 2026, and our own sums.
import { CONTACT_SCHEMES } from '../e-document/codes'
import type { Facts, GroupFacts, LineFacts, ModifierFacts } from './facts'
import { decimalsOf, exact, ONE, percentOf, rounded, sum, times } from './reckoning'

/** Whether the document keeps the rule. */
export type Rule = (facts: Facts) => boolean
export type Rules = Record<string, Rule>

const every =
  <T>(of: (facts: Facts) => T[], keeps: (one: T, facts: Facts) => boolean): Rule =>
  (facts) =>
    of(facts).every((one) => keeps(one, facts))

const lines = ({ lines: all }: Facts) => all
const groups = ({ groups: all }: Facts) => all
const parts = (isCharge: boolean) => (facts: Facts) =>
  facts.modifiers.filter((part) => part.isCharge === isCharge)
const lineParts = (isCharge: boolean) => (facts: Facts) =>
  facts.lines.flatMap(({ modifiers }) => modifiers).filter((part) => part.isCharge === isCharge)

const PRESENCE: Rules = {
  'BR-01': ({ customization }) => Boolean(customization),
  'BR-02': ({ number }) => Boolean(number),
  'BR-03': ({ issueDate }) => /^\d{4}-\d\d-\d\d$/.test(issueDate ?? ''),
  'BR-04': ({ type }) => type === '380' || type === '381',
  'BR-05': ({ currency }) => /^[A-Z]{3}$/.test(currency ?? ''),
  'BR-06': ({ seller }) => Boolean(seller.name),
  'BR-07': ({ buyer }) => Boolean(buyer.name),
  'BR-08': ({ seller }) => Boolean(seller.address),
  'BR-09': ({ seller }) => /^[A-Z]{2}$/.test(seller.address?.country ?? ''),
  'BR-10': ({ buyer }) => Boolean(buyer.address),
  'BR-11': ({ buyer }) => /^[A-Z]{2}$/.test(buyer.address?.country ?? ''),
  'BR-12': ({ linesTotal }) => Boolean(linesTotal),
  'BR-13': ({ withoutTax }) => Boolean(withoutTax),
  'BR-14': ({ withTax }) => Boolean(withTax),
  'BR-15': ({ payable }) => Boolean(payable),
  'BR-16': ({ lines: all }) => all.length > 0,
  'BR-21': every(lines, ({ id }) => Boolean(id)),
  'BR-22': every(lines, ({ quantity }) => Boolean(quantity)),
  'BR-23': every(lines, ({ unit }) => Boolean(unit)),
  'BR-24': every(lines, ({ net }) => Boolean(net)),
  'BR-25': every(lines, ({ name }) => Boolean(name)),
  'BR-26': every(lines, ({ price }) => Boolean(price)),
  'BR-27': every(lines, ({ price }) => exact(price) >= 0n),
  'BR-29': ({ periodFrom, periodTo }) => !periodFrom || !periodTo || periodFrom <= periodTo,
  'BR-31': every(parts(false), ({ amount }) => Boolean(amount)),
  'BR-32': every(parts(false), ({ category }) => Boolean(category)),
  'BR-33': every(parts(false), ({ reason }) => Boolean(reason)),
  'BR-36': every(parts(true), ({ amount }) => Boolean(amount)),
  'BR-37': every(parts(true), ({ category }) => Boolean(category)),
  'BR-38': every(parts(true), ({ reason }) => Boolean(reason)),
  'BR-41': every(lineParts(false), ({ amount }) => Boolean(amount)),
  'BR-42': every(lineParts(false), ({ reason }) => Boolean(reason)),
  'BR-43': every(lineParts(true), ({ amount }) => Boolean(amount)),
  'BR-44': every(lineParts(true), ({ reason }) => Boolean(reason)),
  'BR-45': every(groups, ({ base }) => Boolean(base)),
  'BR-46': every(groups, ({ tax }) => Boolean(tax)),
  'BR-47': every(groups, ({ category }) => Boolean(category)),
  'BR-48': every(groups, ({ category, rate }) => Boolean(rate) || category === 'O'),
  'BR-49': ({ account, meansCode }) => account === null || Boolean(meansCode),
  'BR-50': ({ account, meansCode }) => Boolean(account) || !['30', '58'].includes(meansCode ?? ''),
  'BR-55': ({ corrects }) => corrects === null || Boolean(corrects.number),
  'BR-57': ({ deliveryAddress }) => deliveryAddress === null || Boolean(deliveryAddress.country),
  'BR-61': ({ account, meansCode }) => Boolean(account) || !['30', '58'].includes(meansCode ?? ''),
  'BR-62': ({ seller }) => !seller.endpoint || Boolean(seller.endpointScheme),
  'BR-63': ({ buyer }) => !buyer.endpoint || Boolean(buyer.endpointScheme),
  'BR-CL-25': ({ buyer, seller }) =>
    [buyer, seller].every(({ endpointScheme }) => !endpointScheme || CONTACT_SCHEMES.has(endpointScheme)),
}

const isVatNumber = (number: string | null) => number === null || /^[A-Z]{2}/.test(number)

const SUMS: Rules = {
  'BR-CO-04': every(lines, ({ category }) => Boolean(category)),
  'BR-CO-09': ({ buyer, seller }) => isVatNumber(seller.vatNumber) && isVatNumber(buyer.vatNumber),
  'BR-CO-10': (facts) => exact(facts.linesTotal) === sum(facts.lines.map(({ net }) => net)),
  'BR-CO-11': (facts) => exact(facts.allowances) === sum(parts(false)(facts).map(({ amount }) => amount)),
  'BR-CO-12': (facts) => exact(facts.charges) === sum(parts(true)(facts).map(({ amount }) => amount)),
  'BR-CO-13': ({ allowances, charges, linesTotal, withoutTax }) =>
    exact(withoutTax) === exact(linesTotal) - exact(allowances) + exact(charges),
  'BR-CO-14': (facts) => exact(facts.tax) === sum(facts.groups.map(({ tax }) => tax)),
  'BR-CO-15': ({ tax, withTax, withoutTax }) => exact(withTax) === exact(withoutTax) + exact(tax),
  'BR-CO-16': ({ paid, payable, withTax }) => exact(payable) === exact(withTax) - exact(paid),
  'BR-CO-17': every(groups, ({ base, rate, tax }) => {
    const difference = rounded(percentOf(base, rate), 2) - exact(tax)
    return difference < ONE && -difference < ONE
  }),
  'BR-CO-18': ({ groups: all }) => all.length > 0,
  'BR-CO-25': ({ dueDate, payable, terms }) => exact(payable) <= 0n || Boolean(dueDate || terms),
  'BR-CO-26': ({ seller }) => Boolean(seller.id || seller.registration || seller.vatNumber),
}

const amountsOf = (facts: Facts): (string | null)[] => [
  ...facts.groups.flatMap(({ base, tax }) => [base, tax]),
  ...[...facts.modifiers, ...facts.lines.flatMap(({ modifiers }) => modifiers)].flatMap(
    ({ amount, base }) => [amount, base],
  ),
  ...facts.lines.map(({ net }) => net),
  ...[facts.linesTotal, facts.allowances, facts.charges, facts.withoutTax, facts.tax, facts.withTax],
  ...[facts.paid, facts.payable],
]

/** Yen and their like have no decimals in any amount, which the published rules do not ask. */
const WHOLE = ['JPY', 'KRW', 'CLP', 'ISK', 'VND', 'XAF', 'XOF', 'XPF']
const digitsOf = ({ currency }: Facts): number => (WHOLE.includes(currency ?? '') ? 0 : 2)

const isOfGroup = (group: GroupFacts) => (one: Pick<LineFacts, 'category' | 'rate'>) =>
  one.category === group.category && (one.rate ?? '0') === (group.rate ?? '0')

function baseOf(group: GroupFacts, facts: Facts): bigint {
  const isIn = isOfGroup(group)
  const amounts = (all: ModifierFacts[]) => sum(all.filter(isIn).map(({ amount }) => amount))
  return (
    sum(facts.lines.filter(isIn).map(({ net }) => net)) -
    amounts(parts(false)(facts)) +
    amounts(parts(true)(facts))
  )
}

function isProduct({ modifiers, net, price, quantity }: LineFacts, facts: Facts): boolean {
  const put = sum(modifiers.filter(({ isCharge }) => isCharge).map(({ amount }) => amount))
  const taken = sum(modifiers.filter(({ isCharge }) => !isCharge).map(({ amount }) => amount))
  return rounded(times(quantity, price), digitsOf(facts)) + put - taken === exact(net)
}

/** What the published rules let pass, to the unit. */
const OWN: Rules = {
  'own: quantity × price − discount = net': every(lines, isProduct),
  'own: an amount has the decimals of its currency': (facts) =>
    amountsOf(facts).every((amount) => amount === null || decimalsOf(amount) === digitsOf(facts)),
  'own: lines − allowances + charges = base': every(
    groups,
    (group, facts) => baseOf(group, facts) === exact(group.base),
  ),
  'own: every line has its group': every(lines, (line, facts) =>
    facts.groups.some((group) => isOfGroup(group)(line)),
  ),
  'own: money owed has a day or a word': ({ dueDate, payable, terms }) =>
    exact(payable) === 0n || Boolean(dueDate || terms),
  'own: nothing is owed back': ({ payable }) => exact(payable) >= 0n,
}

const DECIMALS: Rules = {
  'BR-DEC-01 to 28': (facts) => amountsOf(facts).every((amount) => decimalsOf(amount) <= 2),
}

export const EN_16931: Rules = { ...PRESENCE, ...SUMS, ...DECIMALS, ...OWN }

/** Rate × base = tax: to the unit, or within one unit where not every gross has a net. */
export const taxIsExact = (isOfGross: boolean): Rule =>
  every(groups, ({ base, rate, tax }, facts) => {
    const digits = digitsOf(facts)
    const difference = rounded(percentOf(base, rate), digits) - exact(tax)
    const slack = isOfGross ? ONE / 10n ** BigInt(digits) : 0n
    return (difference < 0n ? -difference : difference) <= slack
  })
