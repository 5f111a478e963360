// The lines about a payment that several letters show.
import { toMoney } from '@/lib/money/money'
import { dayIn } from '@/lib/time-zone'
import { meansOf } from '@/lib/words/means'
import type { Reader } from '@/lib/words/reader'
import { correspondent } from '../correspondent'
import type { Correspondent } from '../letter'
import type { PaymentCorrespondence } from '../store'

type Fact = [label: string, value: string]

/** Who paid: the mail address given with the payment, else the customer's. */
export const payerOf = ({ customer, payment }: PaymentCorrespondence): Correspondent | undefined =>
  correspondent(payment.billing?.name ?? customer.name, payment.billing?.email) ??
  correspondent(customer.name, customer.email)

export function meansFact({ organisation, payment }: PaymentCorrespondence, { say }: Reader): Fact[] {
  const { method, source } = payment
  const paid =
    source === 'manual' ? { methodType: 'manual' } : method && { ...method, methodType: method.type }
  return paid ? [[say('mail.label.paidWith'), meansOf(paid, organisation.name, say)]] : []
}

export const paidOnFact = ({ organisation, payment }: PaymentCorrespondence, { day, say }: Reader): Fact[] =>
  payment.succeededAt
    ? [[say('mail.label.paidOn'), day(dayIn(organisation.timeZone, payment.succeededAt))]]
    : []

export function outstandingFact({ paid, payment }: PaymentCorrespondence, { money, say }: Reader): Fact[] {
  const { currency, minor } = toMoney(paid.outstandingMinor, payment.currency)
  return minor > 0 ? [[say('mail.label.outstanding'), money(minor, currency)]] : []
}

/** "Invoice INV-0007", or "Order 4711" for what was paid at a checkout. */
export const titleOf = ({ isOrder, number }: PaymentCorrespondence['paid'], { say }: Reader): string =>
  say(isOrder ? 'mail.order.title' : 'mail.invoice', { number })
