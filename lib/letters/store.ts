// SQL for the contents of letters.
import { and, eq, sql } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { checkouts } from '@/db/schema/checkouts'
import { creditNotes } from '@/db/schema/documents'
import { customers, invoices, type MoreEmails } from '@/db/schema/invoices'
import { memberships, organisations, users } from '@/db/schema/organisations'
import { payments, refunds } from '@/db/schema/payments'
import { sessions } from '@/db/schema/sessions'
import { webhookSubscriptions } from '@/db/schema/webhooks'
import type { House } from '@/lib/house'
import { type Correspondent, Undeliverable } from '@/lib/outbox/mail'
import { asIssued } from './as-issued'
import { correspondent } from './correspondents'

/** There are not so many that a mail to all of them would be a mailing list. */
const MOST_OPERATORS = 20

export type Correspondence = Awaited<ReturnType<typeof selectInvoiceNews>>
export type PaymentCorrespondence = Awaited<ReturnType<typeof selectPaymentNews>>
export type RefundCorrespondence = Awaited<ReturnType<typeof selectRefundNews>>

const CUSTOMER = {
  name: customers.name,
  email: customers.email,
  moreEmails: customers.moreEmails,
  locale: customers.locale,
}

function existing<T>(rows: T[], what: string): T {
  const [row] = rows
  if (!row) throw new Undeliverable(`The ${what} that this email is about does not exist.`)
  return row
}

/** As they are now, for people of the organisation. */
export async function selectInvoiceNews(db: Queryable, invoiceId: string) {
  const rows = await db
    .select({ organisation: organisations, customer: CUSTOMER, invoice: invoices })
    .from(invoices)
    .innerJoin(customers, eq(customers.id, invoices.customerId))
    .innerJoin(organisations, eq(organisations.id, invoices.organisationId))
    .where(eq(invoices.id, invoiceId))
  return existing(rows, 'invoice')
}

export const selectInvoiceCorrespondence = async (house: House, invoiceId: string): Promise<Correspondence> =>
  asIssued(house, await selectInvoiceNews(house.db, invoiceId), { invoiceId })

export async function selectCreditNoteCorrespondence(house: House, creditNoteId: string) {
  const rows = await house.db
    .select({ organisation: organisations, customer: CUSTOMER, invoice: invoices, note: creditNotes })
    .from(creditNotes)
    .innerJoin(invoices, eq(invoices.id, creditNotes.invoiceId))
    .innerJoin(customers, eq(customers.id, invoices.customerId))
    .innerJoin(organisations, eq(organisations.id, creditNotes.organisationId))
    .where(eq(creditNotes.id, creditNoteId))
  return asIssued(house, existing(rows, 'credit note'), { creditNoteId })
}

/** What was paid, whether an invoice or a checkout, in the same words. */
const PAID = {
  organisation: organisations,
  customer: {
    name: sql<string>`coalesce(${customers.name}, ${payments.billing}->>'name', ${checkouts.customerEmail}, '–')`,
    email: sql<string | null>`coalesce(${customers.email}, ${checkouts.customerEmail})`,
    moreEmails: sql<MoreEmails | null>`${customers.moreEmails}`,
    locale: sql<string | null>`${customers.locale}`,
  },
  paid: {
    invoiceId: payments.invoiceId,
    isOrder: sql<boolean>`${payments.invoiceId} is null`,
    /** The invoice's number, or what the organisation calls the order. */
    number: sql<string>`coalesce(${invoices.documentNumber}, ${checkouts.internalReferenceId}, ${sessions.orderReference}, '')`,
    /** Of a checkout nothing is ever left. */
    outstandingMinor: sql<number>`coalesce(${invoices.outstandingMinor}, 0)`.mapWith(Number),
  },
  payment: payments,
}

/** As they are now, for people of the organisation. */
export async function selectPaymentNews(db: Queryable, paymentId: string) {
  const rows = await db
    .select(PAID)
    .from(payments)
    .leftJoin(invoices, eq(invoices.id, payments.invoiceId))
    .leftJoin(customers, eq(customers.id, invoices.customerId))
    .leftJoin(checkouts, eq(checkouts.id, payments.checkoutId))
    .leftJoin(sessions, eq(sessions.id, payments.sessionId))
    .innerJoin(organisations, eq(organisations.id, payments.organisationId))
    .where(eq(payments.id, paymentId))
  return existing(rows, 'payment')
}

/** As they are now, for people of the organisation. */
export async function selectRefundNews(db: Queryable, refundId: string) {
  const rows = await db
    .select({ ...PAID, refund: refunds })
    .from(refunds)
    .innerJoin(payments, eq(payments.id, refunds.paymentId))
    .leftJoin(invoices, eq(invoices.id, payments.invoiceId))
    .leftJoin(customers, eq(customers.id, invoices.customerId))
    .leftJoin(checkouts, eq(checkouts.id, payments.checkoutId))
    .leftJoin(sessions, eq(sessions.id, payments.sessionId))
    .innerJoin(organisations, eq(organisations.id, payments.organisationId))
    .where(eq(refunds.id, refundId))
  return existing(rows, 'refund')
}

/** A checkout has no document that names anybody. */
const ofInvoice = async <Found extends PaymentCorrespondence>(house: House, found: Found): Promise<Found> =>
  found.paid.invoiceId === null ? found : asIssued(house, found, { invoiceId: found.paid.invoiceId })

export const selectPaymentCorrespondence = async (
  house: House,
  paymentId: string,
): Promise<PaymentCorrespondence> => ofInvoice(house, await selectPaymentNews(house.db, paymentId))

export const selectRefundCorrespondence = async (
  house: House,
  refundId: string,
): Promise<RefundCorrespondence> => ofInvoice(house, await selectRefundNews(house.db, refundId))

export async function selectMemberCorrespondence(db: Queryable, organisationId: string, userId: string) {
  const rows = await db
    .select({
      organisation: organisations,
      person: { email: users.email, name: users.name },
      role: memberships.role,
    })
    .from(memberships)
    .innerJoin(organisations, eq(organisations.id, memberships.organisationId))
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.organisationId, organisationId), eq(memberships.userId, userId)))
  return existing(rows, 'membership')
}

export async function selectSubscriptionCorrespondence(db: Queryable, subscriptionId: string) {
  const { contactEmail, disabledReason, organisationId, url } = webhookSubscriptions
  const rows = await db
    .select({ contactEmail, disabledReason, organisationId, url })
    .from(webhookSubscriptions)
    .where(eq(webhookSubscriptions.id, subscriptionId))
  return existing(rows, 'webhook subscription')
}

export async function selectOperatorsToTell(db: Queryable): Promise<Correspondent[]> {
  const operators = await db
    .select({ email: users.email })
    .from(users)
    .where(eq(users.isOperator, true))
    .orderBy(users.createdAt)
    .limit(MOST_OPERATORS)
  return operators.flatMap(({ email }) => correspondent('', email) ?? [])
}
