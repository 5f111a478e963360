// What a payer has said on the page of an invoice, and what they can say still.
import { promisable } from '@/lib/payer-words/promise'
import { dayIn } from '@/lib/time-zone'
import type { PayerRow } from './payer-store'
import type { PayerSaid } from './payer-view'

type Row = Pick<PayerRow, 'customer' | 'invoice' | 'organisation' | 'questions'>

export function saidOf({ customer, invoice, organisation, questions }: Row, now: Date): PayerSaid {
  const zone = customer.timeZone ?? organisation.timeZone
  const owes = invoice.outstandingMinor > 0
  const { payerPurchaseOrderNumber, promisedFor, status } = invoice
  return {
    promise: owes && promisedFor ? { date: promisedFor, isOver: promisedFor < dayIn(zone, now) } : null,
    promisable: owes ? promisable(zone, now) : null,
    orderNumber: payerPurchaseOrderNumber,
    mayGiveNumber: status !== 'Void',
    questions: questions.map(({ askedAt, ...asked }) => ({
      ...asked,
      askedOn: dayIn(organisation.timeZone, askedAt),
    })),
  }
}
