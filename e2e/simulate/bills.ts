// Makes invoices, with and without plans, and reads what the app has made by itself.
import { type Chance, chanceOf } from '../faults/dice'
import { decimalOf } from '../faults/seller'
import type { Bill } from './bill'
import { type Day, dayIn, plusDays } from './calendar'
import type { Customer } from './cast'

interface Shown {
  id: string
  status: string
  documentNumber: string
  paymentUrl: string
  currency: string
  totalAmount: number
  issueDate: Day
  dueDate: Day | null
  sentAt: string | null
  recurringScheduleId: string | null
  recurringOccurrenceNumber: number | null
  recurringOccurrenceDate: Day | null
}

export function billOf(customer: Customer, key: string, shown: Shown, days: Bill['days'] = []): Bill {
  const totalMinor = Math.round(shown.totalAmount * 100)
  const due = shown.dueDate ? [{ dueDate: shown.dueDate, upToMinor: totalMinor }] : []
  return {
    ...{
      key,
      customer,
      totalMinor,
      currency: shown.currency,
      id: shown.id,
      number: shown.documentNumber,
      url: shown.paymentUrl,
    },
    ...{
      sentAt: Date.parse(shown.sentAt ?? ''),
      plannedAt: 0,
      days: days.length > 0 ? days : due,
      reminders: null,
    },
    ...{
      paidMinor: 0,
      creditedMinor: 0,
      isVoid: false,
      debits: [],
      charged: [],
      gone: new Set(),
      disputes: new Map(),
    },
    ...{ promisedFor: null, questions: new Set(), isCollected: false },
  }
}

interface Plan {
  deposit?: { amount: string }
  instalments: { dueDate: Day; amount: string }[]
  payerMayChoose: 'any' | 'next'
}

/** A deposit and some instalments, whose sums are reckoned here. */
function planOf(chance: Chance, totalMinor: number, today: Day) {
  const count = chance.between(2, 5)
  const even = Math.floor(totalMinor / count)
  const amounts = Array.from({ length: count }, (_, at) =>
    at === count - 1 ? totalMinor - even * (count - 1) : even,
  )
  const hasDeposit = chance.next() < 0.5
  const days = amounts.map((_, at) => (hasDeposit && at === 0 ? today : plusDays(today, 10 + at * 17)))
  const parts = amounts.map((amountMinor, at) => ({
    dueDate: days[at] ?? today,
    amount: decimalOf(amountMinor),
  }))
  const plan: Plan = {
    ...(hasDeposit && { deposit: { amount: parts[0]?.amount ?? '' } }),
    instalments: hasDeposit ? parts.slice(1) : parts,
    payerMayChoose: chance.next() < 0.5 ? 'any' : 'next',
  }
  let upToMinor = 0
  return {
    plan,
    days: days.map((dueDate, at) => {
      upToMinor += amounts[at] ?? 0
      return { dueDate, upToMinor }
    }),
  }
}

/** As the app says it of one invoice. */
export const readBill = async ({ seller }: Customer, id: string) =>
  (await seller.api('GET', `/invoices/${id}`)) as unknown as Shown

export async function makeBill(customer: Customer, seed: number, key: string, now: number): Promise<Bill> {
  const chance = chanceOf(seed, key)
  const { seller } = customer
  const currency = chance.next() < 0.3 ? 'EUR' : seller.currency
  const totalMinor = chance.between(2_000, 90_000)
  const today = dayIn(seller.zone, now)
  const planned = chance.next() < 0.25 ? planOf(chance, totalMinor, today) : undefined
  const reminders = chance.next() < 0.2 ? chance.pick([[], [-1, 1], [0, 3, 9], [-5]]) : null
  const draft = await seller.api('POST', '/invoices', {
    ...{ customerId: customer.id, currency },
    ...(planned ? { paymentPlan: planned.plan } : { dueDate: plusDays(today, chance.between(3, 25)) }),
    ...(reminders && { reminders: reminders.map((offsetDays) => ({ offsetDays })) }),
    lineItems: [{ description: 'Breakfast rolls', quantity: 1, unitPrice: decimalOf(totalMinor) }],
  })
  await seller.api('POST', `/invoices/${draft.id}/send`)
  const shown = await readBill(customer, String(draft.id))
  return { ...billOf(customer, key, shown, planned?.days), reminders }
}
