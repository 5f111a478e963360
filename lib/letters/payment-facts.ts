// The lines about a payment that several letters show.
import { toMoney } from '@/lib/money/money'
import { Undeliverable } from '@/lib/outbox/mail'
import { dayIn } from '@/lib/time-zone'
import { meansOf } from '@/lib/words/means'
import type { Reader } from '@/lib/words/reader'
import { correspondent, recipientsOf } from './correspondents'
import type { Letter } from './letter'
import type { PaymentCorrespondence } from './store'

type Fact = [label: string, value: string]

const NO_MORE = { to: [], cc: [], bcc: [] }

type Payers = Pick<Letter, 'to' | 'cc' | 'bcc'>

/**
 * Who is told of a payment: the email address given with it, and all to whom the customer's invoices go. Throws
 * `Undeliverable` where there is none.
 */
export function payersOf({ customer, payment }: PaymentCorrespondence): Payers {
  const own = correspondent(customer.name, customer.email)
  const payer = correspondent(payment.billing?.name ?? customer.name, payment.billing?.email)
  const first = payer ?? own
  if (!first) throw new Undeliverable('The payer has no email address.')
  const { moreEmails } = customer
  const others = own ? [own.address, ...(moreEmails?.to ?? [])] : []
  return recipientsOf({ moreEmails: { ...NO_MORE, ...moreEmails, to: others } }, first)
}

export function meansFact({ organisation, payment }: PaymentCorrespondence, { say }: Reader): Fact[] {
  const { method, source } = payment
  const paid =
    source === 'manual' ? { methodType: 'manual' } : method && { ...method, methodType: method.type }
  return paid ? [[say('mail.label.paidWith'), meansOf(paid, organisation.name, say)]] : []
}

/** What of it was for its means alone, and what was taken off beside it. */
export function priceFacts({ payment }: PaymentCorrespondence, { money, say }: Reader): Fact[] {
  const { creditMinor = 0, surchargeMinor = 0 } = payment.price?.settled ?? {}
  const amount = (minor: number) => {
    const said = toMoney(minor, payment.currency)
    return money(said.minor, said.currency)
  }
  return [
    ...(surchargeMinor > 0 ? [[say('paper.ofItSurcharge'), amount(surchargeMinor)] satisfies Fact] : []),
    ...(creditMinor > 0 ? [[say('paper.creditedForPaying'), amount(creditMinor)] satisfies Fact] : []),
  ]
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
