// A payer's and Stripe's side of one bill, for tests of what events do to it.
import { eq } from 'drizzle-orm'
import { payments } from '@/db/schema/payments'
import { openPayment } from '@/lib/payments/open'
import { drainInbox } from '@/lib/webhooks/drain-inbox'
import { type Business, sendBill } from './business'
import { booksOf, deliver, type Event, eventsOf, inboxRowOf } from './event-delivery'

/** A bill that was sent, with its payment open at Stripe. */
export async function openBill(business: Business) {
  const { house, sandbox } = business
  const { invoiceId, token } = await sendBill(business)
  await openPayment(house, token)
  const [payment] = await house.db.select().from(payments).where(eq(payments.invoiceId, invoiceId))
  if (!payment?.providerReference) throw new Error('no payment was opened')
  const reference = payment.providerReference
  return {
    invoiceId,
    token,
    reference,
    paymentId: payment.id,
    pay: (method = 'pm_card_visa') =>
      sandbox.post(`payment_intents/${reference}/pay`, { payment_method: method }),
    /** The card is declined, which the control surface answers with 402. */
    decline: async () => {
      const declined = sandbox.post(`payment_intents/${reference}/pay`, {
        payment_method: 'pm_card_chargeDeclined',
      })
      await declined.then(
        () => Promise.reject(new Error('the card was not declined')),
        (error: Error) => error.message.includes(': 402 ') || Promise.reject(error),
      )
    },
    act: (what: string, body: object = {}) => sandbox.post(`payment_intents/${reference}/${what}`, body),
    events: () => eventsOf(business, reference),
    books: () => booksOf(house, invoiceId),
    payment: async () =>
      (await house.db.select().from(payments).where(eq(payments.id, payment.id)))[0] ?? payment,
  }
}

export type Bill = Awaited<ReturnType<typeof openBill>>

/** Delivers events one by one, lets them be handled, and answers their rows of the inbox. */
export async function hear({ house }: Business, events: Event[]) {
  for (const event of events) await deliver(house, event)
  await drainInbox(house)
  return Promise.all(events.map(({ id }) => inboxRowOf(house, id)))
}

export const ofType = (events: Event[], type: string): Event => {
  const found = events.find((event) => event.type === type)
  if (!found) throw new Error(`there is no ${type} among ${events.map((event) => event.type).join(', ')}`)
  return found
}
