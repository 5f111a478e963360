// What the simulation knows of an invoice: what it has done to it itself, and what it was answered.
import { type Day, momentIn, plusDays } from './calendar'
import type { Customer } from './cast'
import { workingDay } from './holidays'
import type { Price } from './prices'

export interface Debit {
  intent: string
  amountMinor: number
  /** What is credited with it. */
  discountMinor: number
}

export interface Bill {
  key: string
  id: string
  number: string
  url: string
  customer: Customer
  totalMinor: number
  currency: string
  /** From when on it can be reminded of. */
  sentAt: number
  /** What lay before belonged to another plan, and is never made up for. */
  plannedAt: number
  /** Until when in the plan what must have been paid. */
  days: { dueDate: Day; upToMinor: number }[]
  reminders: readonly number[] | null
  /** Reminders about which it was decided, each once. */
  decided: Set<string>
  price: Price | null
  /** The payer may pay any amount. */
  takesAny: boolean
  /** A late fee was charged for it, or it is one. */
  hasFee: boolean
  paidMinor: number
  creditedMinor: number
  isVoid: boolean
  /** When nothing was owed any more; null while something is. */
  closedAt: number | null
  /** Bank debits that are on their way. */
  debits: Debit[]
  /** Payments that came, by Stripe. */
  charged: Debit[]
  /** Those of which something went back, which are not asked for again. */
  gone: Set<string>
  /** Open ones, with what they are about. */
  disputes: Map<string, number>
  promisedFor: Day | null
  questions: Set<string>
  /** It is collected by itself, and nothing has been declined yet. */
  isCollected: boolean
}

export const leftMinor = ({ creditedMinor, isVoid, paidMinor, totalMinor }: Bill): number =>
  isVoid ? 0 : Math.max(0, totalMinor - creditedMinor - paidMinor)

export interface Moment {
  at: number
  dueDate: Day
  offsetDays: number
}

/** In the order in which they leave; two of one morning stand beside each other. */
export function momentsOf({ customer, days, reminders }: Bill): Moment[] {
  const offsets = reminders ?? customer.reminders ?? customer.seller.reminders
  const dayOf = customer.seller.skipsHolidays ? workingDay : (day: Day) => day
  return days
    .flatMap(({ dueDate }) =>
      offsets.map((offsetDays) => ({
        ...{ dueDate, offsetDays },
        at: momentIn(customer.zone, dayOf(plusDays(dueDate, offsetDays)), 9),
      })),
    )
    .toSorted((a, b) => a.at - b.at || a.dueDate.localeCompare(b.dueDate) || a.offsetDays - b.offsetDays)
}

/** Why nobody is reminded of it on that day, for that part of it; undefined where somebody is. */
export function pauseOf(bill: Bill, today: Day, dueDate: Day): string | undefined {
  const settled = bill.paidMinor + bill.creditedMinor
  const part = bill.days.find((one) => one.dueDate === dueDate)
  if (bill.isVoid) return 'void'
  if (leftMinor(bill) === 0) return 'paid'
  if (bill.debits.length > 0) return 'processing'
  if (bill.isCollected) return 'autopay'
  if (bill.disputes.size > 0) return 'disputed'
  if (bill.promisedFor !== null && bill.promisedFor >= today) return 'promised'
  if (bill.questions.size > 0) return 'question'
  return part && part.upToMinor <= settled ? 'part paid' : undefined
}
