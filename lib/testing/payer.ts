// What payers, banks and Stripe's messengers do to a bill in tests, and whether our books say what Stripe's ledger says.
import { eq, inArray } from 'drizzle-orm'
import { expect } from 'vitest'
import { checkouts } from '@/db/schema/checkouts'
import { invoices } from '@/db/schema/invoices'
import { ledgerEntries } from '@/db/schema/ledger'
import { disputes, payments } from '@/db/schema/payments'
import { countInvariants } from '@/lib/invariants'
import { toMinor } from '@/lib/money/money'
import { openPayment } from '@/lib/payments/open'
import { readEnvelope } from '@/lib/stripe/events'
import { drainInbox } from '@/lib/webhooks/drain-inbox'
import { insertEvent } from '@/lib/webhooks/store'
import type { Business } from './business'

export const referenceIn = (clientSecret: string): string => clientSecret.split('_secret_')[0] ?? ''

/** Opens a payment as the page does and confirms it as Stripe.js does; answers the intent's reference. */
export async function payBill(
  { house, sandbox }: Business,
  token: string,
  paymentMethod = 'pm_card_visa',
): Promise<string> {
  const { clientSecret } = await openPayment(house, token)
  const reference = referenceIn(clientSecret)
  await sandbox.post(`payment_intents/${reference}/pay`, { payment_method: paymentMethod })
  return reference
}

interface SandboxEvent extends Record<string, unknown> {
  id: string
}

export async function eventsOf({ accountId, sandbox }: Business): Promise<SandboxEvent[]> {
  const newestFirst = await sandbox.objects('event', accountId)
  return newestFirst.map((event) => ({ ...event, id: String(event.id) })).reverse()
}

/** Files all that Stripe has to say of the account, in this order if one is given, and works through it. */
export async function hearEvents(business: Business, order?: (events: SandboxEvent[]) => SandboxEvent[]) {
  const { accountId, house } = business
  const events = await eventsOf(business)
  for (const event of order ? order(events) : events) {
    const told = { ...event, account: accountId }
    const envelope = readEnvelope(told)
    if (envelope) await insertEvent(house.db, envelope, JSON.stringify(told), house.clock.now())
    if (order) await drainInbox(house)
  }
  await drainInbox(house)
}

export async function invoiceOf({ house }: Business, invoiceId: string) {
  const [invoice] = await house.db.select().from(invoices).where(eq(invoices.id, invoiceId))
  if (!invoice) throw new Error(`no invoice ${invoiceId}`)
  return invoice
}

/** The attempts at an invoice, oldest first. */
export const paymentsOf = ({ house }: Business, invoiceId: string) =>
  house.db.select().from(payments).where(eq(payments.invoiceId, invoiceId)).orderBy(payments.createdAt)

/** The account's intents for one invoice at Stripe, newest first. */
export async function intentsOf(business: Business, invoiceId: string) {
  const { documentNumber } = await invoiceOf(business, invoiceId)
  const all = await business.sandbox.objects('payment_intent', business.accountId)
  return all.filter((intent) => intent.description === `Invoice ${documentNumber}`)
}

const minorOf = (value: unknown): number => toMinor(String(value))

const payableOf = ({ checkoutId, invoiceId }: { checkoutId: string | null; invoiceId: string | null }) =>
  invoiceId ?? checkoutId ?? undefined

/**
 * For every invoice and checkout: what each charge at Stripe has left after refunds and lost disputes (never less than
 * nothing), what came by hand, and the customer's credit, is what we show as paid.
 */
export async function expectBooksToAgree({ accountId, house, organisationId, sandbox }: Business) {
  const charges = await sandbox.objects('charge', accountId)
  const lost = (await sandbox.objects('dispute', accountId)).filter(({ status }) => status === 'lost')
  const attempts = await house.db.select().from(payments).where(eq(payments.organisationId, organisationId))
  const byReference = new Map(attempts.map((attempt) => [attempt.providerReference, payableOf(attempt)]))
  const expected = new Map<string | undefined, number>()
  const add = (payable: string | undefined, minor: number) =>
    expected.set(payable, (expected.get(payable) ?? 0) + minor)
  for (const { amount, amount_refunded, payment_intent, status } of charges) {
    if (status !== 'succeeded') continue
    const lostMinor = lost
      .filter((dispute) => dispute.payment_intent === payment_intent)
      .reduce((sum, dispute) => sum + minorOf(dispute.amount), 0)
    const leftMinor = Math.max(minorOf(amount) - minorOf(amount_refunded) - lostMinor, 0)
    add(byReference.get(String(payment_intent)), leftMinor)
  }
  for (const attempt of attempts)
    if (attempt.source === 'manual') add(payableOf(attempt), attempt.amountMinor)
  const rows = [
    ...(await house.db.select().from(invoices).where(eq(invoices.organisationId, organisationId))),
    ...(await house.db.select().from(checkouts).where(eq(checkouts.organisationId, organisationId))),
  ]
  const shown = Object.fromEntries(rows.map((row) => [row.id, row.amountPaidMinor]))
  for (const { amountMinor, invoiceId, organisationId: whose } of await house.db
    .select()
    .from(ledgerEntries)
    .where(inArray(ledgerEntries.kind, ['credit_kept', 'credit_applied'])))
    if (whose === organisationId) add(invoiceId ?? undefined, amountMinor)
  expect(shown).toEqual(Object.fromEntries(rows.map((row) => [row.id, expected.get(row.id) ?? 0])))
  expect(expected.get(undefined), 'money of which our books know nothing').toBeUndefined()
}

/** Nothing in the books needs a person. */
export async function expectInvariants({ house }: Business) {
  const counts = Object.entries(await countInvariants(house)).filter(([, count]) => count !== 0)
  expect(counts).toEqual([])
}

export const disputesOf = ({ house }: Business, paymentId: string) =>
  house.db.select().from(disputes).where(eq(disputes.paymentId, paymentId))
