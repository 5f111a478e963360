// The rules of EN 16931 about categories of VAT, by number: BR-S, BR-Z, BR-E, BR-AE, BR-IC, BR-G and BR-O.
import type { Facts, GroupFacts } from './facts'
import { exact } from './reckoning'
import type { Rule, Rules } from './rules'

const groupsOf = (category: string, { groups }: Facts): GroupFacts[] =>
  groups.filter((group) => group.category === category)

const isUsed = (category: string, facts: Facts): boolean =>
  [...facts.lines, ...facts.modifiers].some((one) => one.category === category)

const where =
  (category: string, keeps: Rule): Rule =>
  (facts) =>
    !isUsed(category, facts) || keeps(facts)

const hasTaxId: Rule = ({ seller }) => Boolean(seller.vatNumber || seller.taxNumber)
const hasVatNumber: Rule = ({ seller }) => Boolean(seller.vatNumber)

const ratesOf = (category: string, facts: Facts): (string | null)[] =>
  [...facts.lines, ...facts.modifiers].filter((one) => one.category === category).map(({ rate }) => rate)

/** What all categories without tax share. */
const untaxed = (code: string, category: string): Rules => ({
  [`BR-${code}-01`]: (facts) => groupsOf(category, facts).length === (isUsed(category, facts) ? 1 : 0),
  [`BR-${code}-05`]: (facts) => ratesOf(category, facts).every((rate) => rate !== null && exact(rate) === 0n),
  [`BR-${code}-09`]: (facts) => groupsOf(category, facts).every(({ tax }) => exact(tax) === 0n),
})

const reasoned = (code: string, category: string): Rules => ({
  [`BR-${code}-10`]: (facts) =>
    groupsOf(category, facts).every(({ reason, reasonCode }) => Boolean(reason || reasonCode)),
})

const unreasoned = (code: string): Rules => ({
  [`BR-${code}-10`]: (facts) =>
    groupsOf(code, facts).every(({ reason, reasonCode }) => reason === null && reasonCode === null),
})

export const TAX_RULES: Rules = {
  'BR-S-01': (facts) => groupsOf('S', facts).length > 0 === isUsed('S', facts),
  'BR-S-02': where('S', hasTaxId),
  'BR-S-05': (facts) => ratesOf('S', facts).every((rate) => exact(rate) > 0n),
  ...unreasoned('S'),
  ...untaxed('Z', 'Z'),
  'BR-Z-02': where('Z', hasTaxId),
  ...unreasoned('Z'),
  ...untaxed('E', 'E'),
  'BR-E-02': where('E', hasTaxId),
  ...reasoned('E', 'E'),
  ...untaxed('AE', 'AE'),
  'BR-AE-02': where('AE', ({ buyer, ...facts }) =>
    Boolean(hasTaxId({ buyer, ...facts }) && (buyer.vatNumber || buyer.registration)),
  ),
  ...reasoned('AE', 'AE'),
  ...untaxed('IC', 'K'),
  'BR-IC-02': where('K', (facts) => hasVatNumber(facts) && Boolean(facts.buyer.vatNumber)),
  ...reasoned('IC', 'K'),
  'BR-IC-11': where('K', ({ deliveryDate, periodFrom }) => Boolean(deliveryDate || periodFrom)),
  'BR-IC-12': where('K', ({ deliveryAddress }) => Boolean(deliveryAddress?.country)),
  ...untaxed('G', 'G'),
  'BR-G-02': where('G', hasVatNumber),
  ...reasoned('G', 'G'),
  'BR-O-01': (facts) => groupsOf('O', facts).length === (isUsed('O', facts) ? 1 : 0),
  'BR-O-02': where('O', ({ buyer, seller }) => !seller.vatNumber && !buyer.vatNumber),
  'BR-O-05': (facts) => ratesOf('O', facts).every((rate) => rate === null),
  'BR-O-09': (facts) => groupsOf('O', facts).every(({ tax }) => exact(tax) === 0n),
  ...reasoned('O', 'O'),
  'BR-O-11': (facts) => !isUsed('O', facts) || facts.groups.length === 1,
}
