// SQL for what payers have agreed to: given on a page, in force once they have paid by it, and over.
import { and, desc, eq, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { Database, Queryable } from '@/db/database'
import { type AutopayEnder, autopayConsents, autopayDebits, autopayPayments } from '@/db/schema/autopay'
import { customers, invoices } from '@/db/schema/invoices'
import { organisations } from '@/db/schema/organisations'
import type { Transaction } from '@/db/transact'
import { newId } from '@/lib/ids'

export type Consent = typeof autopayConsents.$inferSelect

const isInForce = and(isNotNull(autopayConsents.consentedAt), isNull(autopayConsents.revokedAt))
const isGiven = and(isNull(autopayConsents.consentedAt), isNull(autopayConsents.revokedAt))

/** Agreed to on the page of this invoice, and not yet confirmed by a payment. */
export async function selectGivenConsent(db: Queryable, invoiceId: string): Promise<Consent | undefined> {
  const [row] = await db
    .select()
    .from(autopayConsents)
    .where(and(eq(autopayConsents.invoiceId, invoiceId), isGiven))
  return row
}

export async function selectConsentInForce(db: Queryable, customerId: string): Promise<Consent | undefined> {
  const [row] = await db
    .select()
    .from(autopayConsents)
    .where(and(eq(autopayConsents.customerId, customerId), isInForce))
  return row
}

/** The one in force, or the last that was. */
export async function selectNewestConsent(db: Queryable, customerId: string): Promise<Consent | undefined> {
  const [row] = await db
    .select()
    .from(autopayConsents)
    .where(and(eq(autopayConsents.customerId, customerId), isNotNull(autopayConsents.consentedAt)))
    .orderBy(sql`${autopayConsents.revokedAt} is null desc`, desc(autopayConsents.consentedAt))
    .limit(1)
  return row
}

export async function selectConsent(db: Queryable, id: string): Promise<Consent | undefined> {
  const [row] = await db.select().from(autopayConsents).where(eq(autopayConsents.id, id))
  return row
}

/** Nobody else changes it before the transaction ends, nor another one of its customer by this way. */
export async function lockConsent(tx: Transaction, id: string): Promise<Consent | undefined> {
  const ofConsent = tx
    .select({ id: autopayConsents.customerId })
    .from(autopayConsents)
    .where(eq(autopayConsents.id, id))
  await tx
    .select({ id: customers.id })
    .from(customers)
    .where(inArray(customers.id, ofConsent))
    .for('no key update')
  const [row] = await tx.select().from(autopayConsents).where(eq(autopayConsents.id, id)).for('no key update')
  return row
}

/** Those in force that rest on this means, or on this mandate, of one account. */
export const selectConsentsOfMeans = (
  db: Queryable,
  paymentAccountId: string,
  reference: string,
): Promise<Consent[]> =>
  db
    .select()
    .from(autopayConsents)
    .where(
      and(
        isInForce,
        eq(autopayConsents.paymentAccountId, paymentAccountId),
        or(eq(autopayConsents.methodReference, reference), eq(autopayConsents.mandateReference, reference)),
      ),
    )

/** The payer's account at the provider, where they have one already. */
export async function selectCustomerReference(
  db: Queryable,
  customerId: string,
  paymentAccountId: string,
): Promise<string | undefined> {
  const [row] = await db
    .select({ reference: autopayConsents.customerReference })
    .from(autopayConsents)
    .where(
      and(
        eq(autopayConsents.customerId, customerId),
        eq(autopayConsents.paymentAccountId, paymentAccountId),
        isNotNull(autopayConsents.customerReference),
        // What is to be forgotten is closed there soon.
        isNull(autopayConsents.revokedAt),
      ),
    )
    .limit(1)
  return row?.reference ?? undefined
}

/** Who agrees twice has agreed once, to what they read last. */
export async function upsertGivenConsent(
  db: Database,
  row: typeof autopayConsents.$inferInsert,
): Promise<Consent | undefined> {
  const { givenAt, locale, paymentAccountId, text, version } = row
  const [kept] = await db
    .insert(autopayConsents)
    .values(row)
    .onConflictDoUpdate({
      target: autopayConsents.invoiceId,
      targetWhere: isGiven,
      set: {
        ...{ givenAt, locale, paymentAccountId, text, version },
        // Of another account it is none.
        customerReference: sql`case when ${autopayConsents.paymentAccountId} = ${paymentAccountId}::uuid then ${autopayConsents.customerReference} end`,
      },
    })
    .returning()
  return kept
}

export async function updateCustomerReference(
  db: Queryable,
  id: string,
  customerReference: string,
): Promise<void> {
  await db.update(autopayConsents).set({ customerReference }).where(eq(autopayConsents.id, id))
}

/** Which agreement a payment has to do with; `debitId` where it is made without its payer. */
export async function selectTie(
  db: Queryable,
  paymentId: string,
): Promise<{ consent: Consent; debitId: string | null } | undefined> {
  const [row] = await db
    .select({ consent: autopayConsents, debitId: autopayPayments.debitId })
    .from(autopayPayments)
    .innerJoin(autopayConsents, eq(autopayConsents.id, autopayPayments.consentId))
    .where(eq(autopayPayments.paymentId, paymentId))
  return row
}

export async function insertTie(
  tx: Transaction,
  { consent, debitId, paymentId }: { consent: Consent; debitId: string | null; paymentId: string },
): Promise<void> {
  const { id: consentId, organisationId } = consent
  await tx.insert(autopayPayments).values({ id: newId(), organisationId, paymentId, consentId, debitId })
}

export async function updateConsent(
  tx: Transaction,
  id: string,
  changes: Partial<typeof autopayConsents.$inferInsert>,
): Promise<void> {
  await tx.update(autopayConsents).set(changes).where(eq(autopayConsents.id, id))
}

interface End {
  by: AutopayEnder
  reason?: string
}

/** Ends those that are not over, and calls off what was planned by them; what is being tried is seen to its end. */
async function updateEndedWhere(
  tx: Transaction,
  where: SQL | undefined,
  { by, reason }: End,
  now: Date,
): Promise<Consent[]> {
  const ended = await tx
    .update(autopayConsents)
    .set({
      revokedAt: now,
      revokedBy: by,
      reason: reason ?? null,
      forgetAt: sql`case when ${autopayConsents.customerReference} is not null then ${now.toISOString()}::timestamptz end`,
    })
    .where(and(where, isNull(autopayConsents.revokedAt)))
    .returning()
  if (by !== 'replaced' && ended.length > 0)
    await tx
      .update(autopayDebits)
      .set({ state: 'called-off', reason: 'consent-ended', endedAt: now, nextAt: null })
      .where(
        and(
          inArray(
            autopayDebits.consentId,
            ended.map(({ id }) => id),
          ),
          eq(autopayDebits.state, 'planned'),
        ),
      )
  return ended
}

/** What a customer has agreed to, whether it is in force or not yet. */
export const updateEndedOfCustomer = (tx: Transaction, customerId: string, end: End, now: Date) =>
  updateEndedWhere(tx, eq(autopayConsents.customerId, customerId), end, now)

export const updateEnded = (tx: Transaction, id: string, end: End, now: Date) =>
  updateEndedWhere(tx, eq(autopayConsents.id, id), end, now)

/** Only what was agreed to on this page and never confirmed. */
export const updateGivenEnded = (tx: Transaction, invoiceId: string, end: End, now: Date) =>
  updateEndedWhere(tx, and(eq(autopayConsents.invoiceId, invoiceId), isGiven), end, now)

/** A new means takes over what was planned by the one before. */
export async function updateDebitsMoved(tx: Transaction, fromId: string, toId: string): Promise<void> {
  await tx
    .update(autopayDebits)
    .set({ consentId: toId })
    .where(and(eq(autopayDebits.consentId, fromId), eq(autopayDebits.state, 'planned')))
}

/** By the function that plans what is sent later, too. */
export async function insertPlannedDebit(
  tx: Transaction,
  invoiceId: string,
  consentId: string,
): Promise<void> {
  await tx.execute(sql`select plan_autopay_debit(${invoiceId}::uuid, ${consentId}::uuid)`)
}

/** What was called off with an agreement before, and never tried, is collected by the new one. */
export async function updateDebitRevived(
  tx: Transaction,
  invoiceId: string,
  consentId: string,
  now: Date,
): Promise<void> {
  await tx.execute(sql`
    update autopay_debits d
    set consent_id = c.id, state = 'planned', reason = null, ended_at = null, told_at = null, told_minor = null,
      next_at = greatest(d.due_at - autopay_notice(c.method), ${now.toISOString()}::timestamptz)
    from autopay_consents c
    where c.id = ${consentId}::uuid and d.invoice_id = ${invoiceId}::uuid and d.state = 'called-off' and d.tries = 0
      and d.reason in ('consent-ended', 'account')`)
}

/** Before the payment that confirms it is booked. */
export async function selectOutstanding(tx: Transaction, invoiceId: string): Promise<number> {
  const [row] = await tx
    .select({ minor: invoices.outstandingMinor })
    .from(invoices)
    .where(eq(invoices.id, invoiceId))
  return row?.minor ?? 0
}

/** What a customer reads where nothing else is said. */
export async function selectReader(
  db: Queryable,
  customerId: string,
): Promise<{ locale: string | null; country: string | null }> {
  const [row] = await db
    .select({ own: customers.locale, theirs: organisations.locale, country: organisations.country })
    .from(customers)
    .innerJoin(organisations, eq(organisations.id, customers.organisationId))
    .where(eq(customers.id, customerId))
  return { locale: row?.own ?? row?.theirs ?? null, country: row?.country ?? null }
}

export async function selectConsentOf(
  db: Queryable,
  id: string,
): Promise<{ consent: Consent; organisation: string } | undefined> {
  const [row] = await db
    .select({ consent: autopayConsents, organisation: organisations.name })
    .from(autopayConsents)
    .innerJoin(organisations, eq(organisations.id, autopayConsents.organisationId))
    .where(eq(autopayConsents.id, id))
  return row
}
