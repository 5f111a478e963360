// What becomes of each invoice, decided by the seed before anything happens: acts, each so many days after the invoice was sent.
import type { Chance } from '../faults/dice'
import {
  type Act,
  agree,
  askQuestion,
  closeDisputes,
  closeQuestions,
  credit,
  dispute,
  openOnly,
  type Payment,
  pay,
  payByHand,
  promise,
  refund,
  voidIt,
} from './acts'

export interface Turn {
  /** After it was sent. */
  days: number
  act: Act
}

const by = (chance: Chance, method: Payment['method'], choice: Payment['choice'] = 'full'): Act =>
  pay({ method, choice, comesBack: chance.next() < 0.5 })

/** When people pay: before it is due, on the day, late, or very late. */
const when = (chance: Chance): number => chance.pick([1, 4, 9, 14, 15, 18, 25, 33, 44]) + chance.next()

const card = (chance: Chance) => by(chance, 'pm_card_visa')
const debit = (chance: Chance) => by(chance, 'pm_sepa_debit')

type Tale = (chance: Chance) => Turn[]

interface Billed {
  currency: string
  hasPlan: boolean
  hasPrice: boolean
  takesAny: boolean
}

const TALES: Record<string, Tale> = {
  pays: (chance) => [{ days: when(chance), act: card(chance) }],
  'never pays': () => [],
  'is declined': (chance) => {
    const days = when(chance)
    return [
      { days, act: by(chance, 'pm_card_chargeDeclinedInsufficientFunds') },
      { days: days + chance.between(0, 9), act: card(chance) },
    ]
  },
  opens: (chance) => [
    { days: when(chance), act: openOnly },
    { days: when(chance) + 20, act: card(chance) },
  ],
  promises: (chance) => {
    const days = chance.between(8, 20) + chance.next()
    return [
      { days, act: promise(chance.between(0, 20)) },
      { days: days + chance.between(1, 40), act: card(chance) },
    ]
  },
  'promises in vain': (chance) => [{ days: chance.between(1, 30), act: promise(chance.between(1, 30)) }],
  asks: (chance) => {
    const days = chance.between(1, 20) + chance.next()
    return [
      { days, act: askQuestion },
      { days: days + chance.between(1, 14), act: closeQuestions },
      { days: days + chance.between(15, 30), act: card(chance) },
    ]
  },
  'asks for ever': (chance) => [{ days: chance.between(1, 20), act: askQuestion }],
  'is credited in part': (chance) => [
    { days: when(chance), act: credit(0.4) },
    { days: when(chance), act: card(chance) },
  ],
  'is credited': (chance) => [{ days: when(chance), act: credit(1) }],
  'is void': (chance) => [{ days: when(chance), act: voidIt }],
  'pays by hand': (chance) => [
    { days: when(chance), act: payByHand(0.3) },
    { days: when(chance), act: payByHand(1) },
  ],
  'is refunded': (chance) => {
    const days = when(chance)
    return [
      { days, act: card(chance) },
      { days: days + chance.between(1, 20), act: refund(chance.pick([0.2, 1]), false) },
    ]
  },
  'owes again': (chance) => {
    const days = chance.between(1, 16)
    return [
      { days, act: card(chance) },
      { days: days + chance.between(1, 4), act: refund(chance.pick([0.5, 1]), true) },
      { days: days + chance.between(20, 60), act: card(chance) },
    ]
  },
  disputes: (chance) => {
    const days = chance.between(1, 14)
    return [
      { days, act: card(chance) },
      { days: days + chance.between(1, 6), act: dispute },
      { days: days + chance.between(7, 40), act: closeDisputes(chance.pick(['won', 'lost'])) },
    ]
  },
  agrees: (chance) => {
    const days = when(chance)
    return [
      { days, act: agree },
      { days, act: card(chance) },
    ]
  },
}

/** The bank answers each debit some days later. */
const IN_EUROS: Record<string, Tale> = {
  'pays by debit': (chance) => [{ days: when(chance), act: debit(chance) }],
  'agrees to debits': (chance) => {
    const days = chance.between(1, 12)
    return [
      { days, act: agree },
      { days, act: debit(chance) },
    ]
  },
  'pays by debit, and by card if that fails': (chance) => {
    const days = chance.between(1, 20)
    return [
      { days, act: debit(chance) },
      { days: days + chance.between(10, 40), act: card(chance) },
    ]
  },
}

const inParts = (chance: Chance, { currency, takesAny }: Billed): Turn[] =>
  Array.from({ length: chance.between(1, 4) }, (_, at) => {
    const days = at * 15 + chance.between(0, 20) + chance.next()
    const method = currency === 'EUR' && chance.next() < 0.4 ? 'pm_sepa_debit' : 'pm_card_visa'
    const isOwn = takesAny && chance.next() < 0.4
    if (!isOwn) return { days, act: by(chance, method, 'next') }
    const part = chance.pick([0.15, 0.4, 0.9])
    return { days, act: pay({ method, choice: 'other', part, comesBack: chance.next() < 0.5 }) }
  })

/** Early or late, by what takes something off and by what does not; nothing of it is refunded or credited. */
function withPrice(chance: Chance, currency: string): Turn[] {
  const days = chance.pick([0.5, 1, 2, 4, 6, 8, 12, 20]) + chance.next()
  const method = currency === 'EUR' && chance.next() < 0.5 ? 'pm_sepa_debit' : 'pm_card_visa'
  const turns = [{ days, act: by(chance, method) }]
  if (chance.next() < 0.2) return []
  return chance.next() < 0.3 ? [{ days, act: agree }, ...turns] : turns
}

export function storyOf(chance: Chance, billed: Billed): Turn[] {
  const { currency, hasPlan, hasPrice } = billed
  if (hasPrice) return withPrice(chance, currency)
  if (hasPlan && chance.next() < 0.7) return inParts(chance, billed)
  const tales = [...Object.values(TALES), ...(currency === 'EUR' ? Object.values(IN_EUROS) : [])]
  const usual = chance.next()
  const tale = usual < 0.2 ? TALES.pays : usual < 0.4 ? TALES.agrees : chance.pick(tales)
  return tale?.(chance) ?? []
}
