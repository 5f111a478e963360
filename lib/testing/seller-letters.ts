// What letters are about, as little of it as they need: those to the people of an organisation.
import { eq } from 'drizzle-orm'
import { autopayConsents, autopayDebits } from '@/db/schema/autopay'
import { paymentLocks } from '@/db/schema/card-testing'
import { documentDeliveries, issuedDocuments } from '@/db/schema/documents'
import { invoices } from '@/db/schema/invoices'
import { operatorVisits, users } from '@/db/schema/organisations'
import { invoiceQuestions } from '@/db/schema/payer-words'
import { paymentAccounts } from '@/db/schema/payment-accounts'
import { disputes, payments, refunds } from '@/db/schema/payments'
import { payouts } from '@/db/schema/payouts'
import { recurringInvoices } from '@/db/schema/recurring'
import { webhookSubscriptions } from '@/db/schema/webhooks'
import { newId } from '@/lib/ids'
import type { SellerEvent } from '@/lib/notifications/notices'
import { type Business, sendBill } from './business'

const accountOf = ({ house, organisationId }: Business) =>
  house.db.select().from(paymentAccounts).where(eq(paymentAccounts.organisationId, organisationId))

/** What each event is about, as little of it as a letter needs. */
export async function happen(business: Business, event: SellerEvent): Promise<Record<string, string>> {
  const { invoiceId } = await sendBill(business)
  const { organisationId } = business
  const [paymentId, id, userId] = [newId(), newId(), newId()]
  const money = { amountMinor: 14_076, currency: 'EUR' } as const
  await business.house.db.insert(payments).values({
    ...{ id: paymentId, organisationId, invoiceId, livemode: false },
    ...{ ...money, feeMinor: 0, platformFeeMinor: 0, clientFeeMinor: 0 },
    source: 'stripe',
    state: 'succeeded',
    succeededAt: new Date('2026-11-20T10:00:00Z'),
  })
  const facts: Record<SellerEvent, () => Promise<Record<string, string>>> = {
    paid: async () => ({ paymentId }),
    'debit-failed': async () => ({ paymentId }),
    'dispute-opened': () => dispute('open'),
    'dispute-closed': () => dispute('lost'),
    'refund-failed': async () => {
      await business.house.db
        .insert(refunds)
        .values({ id, organisationId, paymentId, ...money, state: 'failed', origin: 'api' })
      return { refundId: id }
    },
    overpaid: async () => {
      await business.house.db
        .update(invoices)
        .set({ amountPaidMinor: 20_000 })
        .where(eq(invoices.id, invoiceId))
      return { invoiceId }
    },
    'money-set-aside': async () => {
      await business.house.db
        .update(payments)
        .set({ quarantineReason: 'amount' })
        .where(eq(payments.id, paymentId))
      return { paymentId }
    },
    'payout-failed': async () => {
      const [account] = await accountOf(business)
      if (!account) throw new Error('no account')
      const row = { id, organisationId, paymentAccountId: account.id, reference: `po_${id}` }
      await business.house.db
        .insert(payouts)
        .values({ ...row, ...money, arrivesOn: '2026-11-20', state: 'failed' })
      return { payoutId: id }
    },
    'autopay-declined': async () => {
      await insertConsent()
      const row = { id: newId(), organisationId, invoiceId, consentId: id, dueAt: new Date() }
      const ended = { state: 'given-up' as const, endedAt: new Date() }
      await business.house.db.insert(autopayDebits).values({ ...row, ...ended, reason: 'generic_decline' })
      return { debitId: row.id, invoiceId, told: '4' }
    },
    'autopay-untold': async () => {
      await insertConsent()
      const row = { id: newId(), organisationId, invoiceId, consentId: id, reason: 'not-told' }
      await business.house.db.insert(autopayDebits).values({ ...row, dueAt: new Date(), nextAt: new Date() })
      return { debitId: row.id, invoiceId, told: 'never' }
    },
    'autopay-ended': async () => {
      await insertConsent()
      return { consentId: id, organisationId, customerId: business.customerId }
    },
    'document-undelivered': async () => {
      const [issued] = await business.house.db
        .select({ documentId: issuedDocuments.id })
        .from(issuedDocuments)
        .where(eq(issuedDocuments.invoiceId, invoiceId))
      const row = { id, organisationId, documentId: issued?.documentId ?? '', channel: 'peppol' as const }
      const ended = { state: 'failed' as const, endedAt: new Date(), nextTryAt: null }
      await business.house.db.insert(documentDeliveries).values({ ...row, ...ended })
      return { organisationId, deliveryId: id }
    },
    'promise-made': async () => {
      const date = '2999-01-31'
      const said = { promisedFor: date, promisedAt: new Date() }
      await business.house.db.update(invoices).set(said).where(eq(invoices.id, invoiceId))
      return { organisationId, invoiceId, date }
    },
    'order-number-given': async () => {
      const said = { payerPurchaseOrderNumber: 'PO 4711' }
      await business.house.db.update(invoices).set(said).where(eq(invoices.id, invoiceId))
      return { organisationId, invoiceId }
    },
    'question-asked': async () => {
      const row = { id, organisationId, invoiceId, kind: 'question' as const, text: 'Why?' }
      await business.house.db.insert(invoiceQuestions).values({ ...row, askedAt: new Date() })
      return { organisationId, invoiceId, questionId: id }
    },
    'recurring-failed': async () => {
      const [invoice] = await business.house.db.select().from(invoices).where(eq(invoices.id, invoiceId))
      const row = { id, organisationId, customerId: invoice?.customerId ?? '', template: {} }
      const days = { every: 'month', anchorDay: 1, startsOn: '2026-12-01', nextOn: '2026-12-01' } as const
      const [now, problem] = [new Date(), { problem: 'no-email', problemDetail: 'No email address.' }]
      await business.house.db.insert(recurringInvoices).values({
        ...{ ...row, ...days, ...problem, send: 'automatically' },
        ...{ nextAt: now, tryAt: now, problemSince: now },
      })
      return { organisationId, recurringInvoiceId: id }
    },
    'payments-off': async () => {
      await business.house.db
        .update(paymentAccounts)
        .set({ chargesEnabled: false })
        .where(eq(paymentAccounts.organisationId, organisationId))
      return { organisationId }
    },
    'payments-paused': async () => {
      const now = new Date()
      const row = { id, organisationId, invoiceId, subject: `invoice:${invoiceId}`, declines: 6 }
      await business.house.db.insert(paymentLocks).values({ ...row, reason: 'link', since: now, until: now })
      return { lockId: id, organisationId }
    },
    'operator-visit': async () => {
      const now = new Date()
      await business.house.db.insert(users).values({ id: userId, email: `${userId}@told.example` })
      const row = { id, organisationId, userId, reason: 'Ticket 4711', beganAt: now, endsAt: now }
      await business.house.db.insert(operatorVisits).values(row)
      return { organisationId, visitId: id, act: 'looks' }
    },
    'webhook-disabled': async () => {
      const row = { id, clientId: business.clientId, organisationId, url: 'https://shop.example/hooks' }
      await business.house.db
        .insert(webhookSubscriptions)
        .values({ ...row, secret: userId, isActive: false, disabledReason: 'gone' })
      return { subscriptionId: id }
    },
  }
  async function insertConsent() {
    const [account] = await accountOf(business)
    if (!account) throw new Error('no account')
    const row = { id, organisationId, invoiceId, customerId: business.customerId, livemode: false }
    const said = { version: '1', locale: 'en', text: 'Yes', givenAt: new Date(), consentedAt: new Date() }
    await business.house.db.insert(autopayConsents).values({
      ...{ ...row, ...said, paymentAccountId: account.id },
      ...{ revokedAt: new Date(), revokedBy: 'payer' },
    })
  }
  async function dispute(state: 'open' | 'lost') {
    const row = { id, organisationId, paymentId, providerReference: `dp_${id}`, reason: 'general', ...money }
    await business.house.db.insert(disputes).values({ ...row, state })
    return { disputeId: id }
  }
  return facts[event]()
}
