// What the rest of the letters is about: of automatic payment, and of what is said, owed or asked now.
import { eq } from 'drizzle-orm'
import { autopayConsents, autopayDebits } from '@/db/schema/autopay'
import { invoiceQuestions } from '@/db/schema/payer-words'
import { paymentAccounts } from '@/db/schema/payment-accounts'
import { newId } from '@/lib/ids'
import { createMember } from '@/lib/organisations/members'
import { sendReminderNow } from '@/lib/reminders/send-now'
import { type Business, sendBill } from './business'

export interface Told {
  kind: string
  content: object
}

export async function autopayLetters(business: Business): Promise<Told[]> {
  const { customerId, house, organisationId } = business
  const { invoiceId } = await sendBill(business)
  const [account] = await house.db
    .select()
    .from(paymentAccounts)
    .where(eq(paymentAccounts.organisationId, organisationId))
  const [on, over, debitId, declinedId] = [newId(), newId(), newId(), newId()]
  const now = house.clock.now()
  const agreed = {
    ...{ organisationId, customerId, invoiceId, paymentAccountId: account?.id ?? '', livemode: false },
    ...{ version: '1', locale: 'en', text: 'Yes, please.', givenAt: now, consentedAt: now },
    method: { type: 'card', brand: 'visa', last4: '4242', wallet: null, country: 'DE' },
  }
  await house.db.insert(autopayConsents).values([
    { ...agreed, id: on, customerReference: 'cus_on' },
    { ...agreed, id: over, revokedAt: now, revokedBy: 'method' },
  ])
  const other = await sendBill(business)
  const debit = { organisationId, consentId: on, dueAt: now, toldAt: now, toldMinor: 14_076 }
  await house.db
    .insert(autopayDebits)
    .values([
      { ...debit, id: debitId, invoiceId, nextAt: now },
      { ...debit, id: declinedId, invoiceId: other.invoiceId, nextAt: now, tries: 1, reason: 'expired_card' },
    ])
    .onConflictDoNothing()
  const [planned] = await house.db
    .select()
    .from(autopayDebits)
    .where(eq(autopayDebits.invoiceId, other.invoiceId))
  return [
    { kind: 'autopay-agreed', content: { consentId: on } },
    { kind: 'autopay-ended', content: { consentId: over } },
    { kind: 'autopay-coming', content: { debitId, told: now.toISOString() } },
    { kind: 'autopay-declined', content: { debitId: planned?.id, told: '1' } },
  ]
}

export async function otherLetters(business: Business): Promise<Told[]> {
  const { customerId, house, organisationId } = business
  const { invoiceId } = await sendBill(business, { dueDate: '2999-01-31' })
  const questionId = newId()
  const asked = { id: questionId, organisationId, invoiceId, kind: 'question' as const, text: 'Why?' }
  const now = house.clock.now()
  await house.db
    .insert(invoiceQuestions)
    .values({ ...asked, askedAt: now, closedAt: now, answer: 'Because it rained.' })
  const reminderId = newId()
  await sendReminderNow(house, organisationId, invoiceId, reminderId)
  const email = `${newId()}@letters.example`
  const { id: userId } = await createMember(house, { organisationId, email, role: 'Owner' })
  return [
    { kind: 'reminder', content: { invoiceId, reminderId } },
    { kind: 'statement', content: { organisationId, customerId } },
    { kind: 'fresh-link', content: { organisationId, invoiceId } },
    { kind: 'question-answered', content: { organisationId, invoiceId, questionId } },
    { kind: 'invitation', content: { organisationId, userId } },
  ]
}
