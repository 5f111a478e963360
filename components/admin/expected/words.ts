// The words of the calendar of expected money.
import type { ExpectedKind, Late, UnderWay } from '@/lib/expected/expected'
import type { Month } from '@/lib/expected/month'
import { displayMoney } from '@/lib/money/display'
import type { Money } from '@/lib/money/money'
import { type Day, displayDate } from '@/lib/time-zone'

export const LOCALE = 'en-GB'

export const KIND_WORDS: Record<ExpectedKind, string> = {
  due: 'Due',
  promised: 'Promised by the customer',
  debit: 'Automatic payment',
}

export const money = ({ currency, minor }: Money): string => displayMoney(minor, currency, LOCALE)

export const monthWords = (month: Month): string =>
  displayDate(`${month}-01`, LOCALE, { month: 'long', year: 'numeric' })

export const dayWords = (day: Day): string =>
  displayDate(day, LOCALE, { weekday: 'long', day: 'numeric', month: 'long' })

const LIST = new Intl.ListFormat(LOCALE)
const sums = (of: readonly { amount: Money }[]): string => LIST.format(of.map(({ amount }) => money(amount)))
const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`

export function lateWords(late: readonly Late[]): string {
  const count = late.reduce((sum, { invoices }) => sum + invoices, 0)
  return `${sums(late)} of ${counted(count, 'invoice')} should have come before today.`
}

export function underWayWords(underWay: readonly UnderWay[]): string {
  const count = underWay.reduce((sum, { payments }) => sum + payments, 0)
  return `${sums(underWay)} in ${counted(count, 'payment')} is on its way: paid by the customer, and not yet confirmed by the bank.`
}
