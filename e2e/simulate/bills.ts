// Makes invoices, with and without plans, and reads what the app has made by itself.
import { type Chance, chanceOf } from '../faults/dice'
import type { Bill } from './bill'
import { type Day, dayIn, plusDays } from './calendar'
import type { Customer } from './cast'
import { decimalOf, minorOf, partOf, stepOf } from './money'
import { priceOf } from './prices'

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
  const totalMinor = minorOf(shown.totalAmount, shown.currency)
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
      decided: new Set(),
    },
    ...{ price: null, takesAny: false, hasFee: false },
    ...{
      paidMinor: 0,
      creditedMinor: 0,
      isVoid: false,
      closedAt: null,
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
function planOf(
  chance: Chance,
  { currency, totalMinor }: { currency: string; totalMinor: number },
  today: Day,
) {
  const count = chance.between(2, 5)
  const even = partOf(totalMinor, 1 / count, currency)
  const amounts = Array.from({ length: count }, (_, at) =>
    at === count - 1 ? totalMinor - even * (count - 1) : even,
  )
  const hasDeposit = chance.next() < 0.5
  const days = amounts.map((_, at) => (hasDeposit && at === 0 ? today : plusDays(today, 10 + at * 17)))
  const parts = amounts.map((amountMinor, at) => ({
    dueDate: days[at] ?? today,
    amount: decimalOf(amountMinor, currency),
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

/** Those of other digits, too. */
function currencyOf(chance: Chance, own: string): string {
  const turn = chance.next()
  if (turn < 0.3) return 'EUR'
  return turn < 0.45 ? chance.pick(['JPY', 'KWD']) : own
}

export async function makeBill(customer: Customer, seed: number, key: string, now: number): Promise<Bill> {
  const chance = chanceOf(seed, key)
  const { seller } = customer
  const currency = currencyOf(chance, seller.currency)
  // Of whole hundreds, ten fils each, so that whole percents of it are whole.
  const totalMinor = chance.between(20, 900) * 100 * stepOf(currency)
  const today = dayIn(seller.zone, now)
  const planned = chance.next() < 0.25 ? planOf(chance, { currency, totalMinor }, today) : undefined
  const priced = !planned && chance.next() < 0.2 ? priceOf(chance, currency, today) : undefined
  const reminders = chance.next() < 0.2 ? chance.pick([[], [-1, 1], [0, 3, 9], [-5]]) : null
  const draft = await seller.api('POST', '/invoices', {
    ...{ customerId: customer.id, currency },
    ...(planned ? { paymentPlan: planned.plan } : { dueDate: plusDays(today, chance.between(3, 25)) }),
    ...(reminders && { reminders: reminders.map((offsetDays) => ({ offsetDays })) }),
    ...priced?.said,
    lineItems: [{ description: 'Breakfast rolls', quantity: 1, unitPrice: decimalOf(totalMinor, currency) }],
  })
  await seller.api('POST', `/invoices/${draft.id}/send`)
  const shown = await readBill(customer, String(draft.id))
  const bill = billOf(customer, key, shown, planned?.days)
  return {
    ...bill,
    reminders,
    price: priced?.price ?? null,
    takesAny: planned?.plan.payerMayChoose === 'any',
  }
}
