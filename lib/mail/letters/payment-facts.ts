// The lines about a payment that several letters show.
import { toMoney } from '@/lib/money/money'
import { correspondent } from '../correspondent'
import type { Correspondent } from '../letter'
import { meansOf } from '../means'
import type { Reader } from '../reader'
import type { PaymentCorrespondence } from '../store'

type Fact = [label: string, value: string]

/** Who paid: the mail address given with the payment, else the customer's. */
export const payerOf = ({ customer, payment }: PaymentCorrespondence): Correspondent | undefined =>
  correspondent(payment.billing?.name ?? customer.name, payment.billing?.email) ??
  correspondent(customer.name, customer.email)

export function meansFact({ organisation, payment }: PaymentCorrespondence, { words }: Reader): Fact[] {
  const means =
    payment.source === 'manual'
      ? words.recordedBy(organisation.name)
      : payment.method && meansOf(payment.method)
  return means ? [[words.labels.paidWith, means]] : []
}

export const paidOnFact = ({ payment }: PaymentCorrespondence, { date, words }: Reader): Fact[] =>
  payment.succeededAt ? [[words.labels.paidOn, date(payment.succeededAt)]] : []

export function outstandingFact({ paid, payment }: PaymentCorrespondence, { amount, words }: Reader): Fact[] {
  const { currency, minor } = toMoney(paid.outstandingMinor, payment.currency)
  return minor > 0 ? [[words.labels.outstanding, amount(minor, currency)]] : []
}
