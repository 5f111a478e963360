// A payer who has agreed to automatic payment, by paying one bill with the tick set, and the days that pass then.
import { and, eq } from 'drizzle-orm'
import { autopayDebits } from '@/db/schema/autopay'
import { invoices } from '@/db/schema/invoices'
import { outbox } from '@/db/schema/mail'
import { organisations } from '@/db/schema/organisations'
import { agreeToAutopay } from '@/lib/autopay/agree'
import { debitsDue } from '@/lib/autopay/due'
import { TERMS_VERSION } from '@/lib/words/autopay-terms'
import { type Business, sendBill } from './business'
import { hearEvents, payBill } from './payer'

export const offerAutopay = ({ house, organisationId }: Business) =>
  house.db.update(organisations).set({ offersAutopay: true }).where(eq(organisations.id, organisationId))

export async function agree(business: Business, means = 'pm_card_visa') {
  await offerAutopay(business)
  const { invoiceId, token } = await sendBill(business)
  await agreeToAutopay(business.house, token, { version: TERMS_VERSION, locale: 'en-GB' })
  const reference = await payBill(business, token, means)
  await hearEvents(business)
  return { invoiceId, token, reference }
}

const DAY = 86_400

export const dayAhead = ({ house }: Business, days: number) =>
  new Date(house.clock.now().getTime() + days * DAY * 1000).toISOString().slice(0, 10)

export const billIn = (business: Business, days: number) =>
  sendBill(business, { dueDate: dayAhead(business, days) })

/** The mail server takes what waits. */
export async function deliver({ house }: Business): Promise<void> {
  await house.db
    .update(outbox)
    .set({ state: 'sent', sentAt: house.clock.now() })
    .where(and(eq(outbox.kind, 'autopay-coming'), eq(outbox.state, 'waiting')))
}

/** All that is due at this moment of the clock, and what falls due by doing it. */
export async function runDebits(business: Business, hasMail = true): Promise<void> {
  const { house } = business
  for (;;) {
    const at = await debitsDue.nextAt(house.db)
    if (!at || at > house.clock.now() || (await debitsDue.run(house, house.clock.now())) === 0) return
    if (hasMail) await deliver(business)
  }
}

/** Goes on by so many days, a few hours at a time, as a clock does. */
export async function pass(business: Business, days: number, hasMail = true): Promise<void> {
  for (let step = 0; step < days * 2; step++) {
    business.house.clock.advance(DAY / 2)
    await runDebits(business, hasMail)
  }
}

export async function debitOf({ house }: Business, invoiceId: string) {
  const [row] = await house.db.select().from(autopayDebits).where(eq(autopayDebits.invoiceId, invoiceId))
  return row
}

/** Of this business alone: others of the same house have debits of their own. */
export async function lettersOf({ house, organisationId }: Business, kind: string) {
  const [letters, own] = await Promise.all([
    house.db.select().from(outbox).where(eq(outbox.kind, kind)),
    house.db.select({ id: invoices.id }).from(invoices).where(eq(invoices.organisationId, organisationId)),
  ])
  return letters.filter(
    ({ content }) =>
      content.organisationId === organisationId || own.some(({ id }) => id === content.invoiceId),
  )
}
