// SQL for what payers say, and for what is answered.
import { and, asc, desc, eq, gte, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { invoiceLinks } from '@/db/schema/invoice-links'
import { customers, invoices } from '@/db/schema/invoices'
import { organisations } from '@/db/schema/organisations'
import { invoiceQuestions } from '@/db/schema/payer-words'
import { timelineEntries } from '@/db/schema/timeline'
import type { Transaction } from '@/db/transact'
import { behind, type PageRequest } from '@/lib/http/fields/paging'
import { linkIsAlive } from '@/lib/payments/payable'
import type { Day } from '@/lib/time-zone'

export type Question = typeof invoiceQuestions.$inferSelect

export interface Addressed {
  invoiceId: string
  organisationId: string
  linkId: string
  /** Where the customer is; where that is not known, the organisation's. */
  timeZone: string
}

/** Undefined where the link is unknown, revoked or expired. */
export async function selectAddressed(
  db: Queryable,
  tokenHash: string,
  now: Date,
): Promise<Addressed | undefined> {
  const [row] = await db
    .select({
      invoiceId: invoices.id,
      organisationId: invoices.organisationId,
      linkId: invoiceLinks.id,
      timeZone: sql<string>`coalesce(${customers.timeZone}, ${organisations.timeZone})`,
    })
    .from(invoiceLinks)
    .innerJoin(invoices, eq(invoices.id, invoiceLinks.invoiceId))
    .innerJoin(customers, eq(customers.id, invoices.customerId))
    .innerJoin(organisations, eq(organisations.id, invoices.organisationId))
    .where(and(eq(invoiceLinks.tokenHash, tokenHash), linkIsAlive(now.toISOString())))
  return row
}

export async function updatePromise(tx: Transaction, invoiceId: string, day: Day, now: Date): Promise<void> {
  await tx
    .update(invoices)
    .set({ promisedFor: day, promisedAt: now, updatedAt: now })
    .where(eq(invoices.id, invoiceId))
}

export async function updateOrderNumber(
  tx: Transaction,
  invoiceId: string,
  number: string,
  now: Date,
): Promise<void> {
  await tx
    .update(invoices)
    .set({ payerPurchaseOrderNumber: number, updatedAt: now })
    .where(eq(invoices.id, invoiceId))
}

interface Said {
  organisationId: string
  invoiceId: string
  detail: 'promised' | 'order-number' | 'asked' | 'question-closed'
  message: string | null
  /** Null for payers. */
  actor?: string | null
}

/** What is told by no row that stays: another word may replace it. Answers what names the entry. */
export async function insertSaid(tx: Transaction, said: Said, now: Date): Promise<number> {
  const [row] = await tx
    .insert(timelineEntries)
    .values({ ...said, kind: 'acted', occurredAt: now, createdAt: now })
    .returning({ id: timelineEntries.id })
  if (!row) throw new Error('no entry was written')
  return row.id
}

type Asked = Pick<Question, 'organisationId' | 'invoiceId' | 'kind' | 'text'>

/** An open one in the same words, asked since. */
export async function selectSameQuestion(
  tx: Transaction,
  { invoiceId, kind, text }: Asked,
  since: Date,
): Promise<Question | undefined> {
  const [row] = await tx
    .select()
    .from(invoiceQuestions)
    .where(
      and(
        eq(invoiceQuestions.invoiceId, invoiceId),
        eq(invoiceQuestions.kind, kind),
        eq(invoiceQuestions.text, text),
        isNull(invoiceQuestions.closedAt),
        gte(invoiceQuestions.askedAt, since),
      ),
    )
  return row
}

export async function insertQuestion(
  tx: Transaction,
  question: Asked & Pick<Question, 'id' | 'askedAt'>,
): Promise<Question> {
  const [row] = await tx.insert(invoiceQuestions).values(question).returning()
  if (!row) throw new Error('no question was written')
  return row
}

const within = (organisationId: string, id: string) =>
  and(eq(invoiceQuestions.id, id), eq(invoiceQuestions.organisationId, organisationId))

export async function lockQuestion(
  tx: Transaction,
  organisationId: string,
  id: string,
): Promise<Question | undefined> {
  const [row] = await tx.select().from(invoiceQuestions).where(within(organisationId, id)).for('update')
  return row
}

export async function updateQuestionClosed(
  tx: Transaction,
  id: string,
  closing: Pick<Question, 'answer' | 'closedAt' | 'closedBy'>,
): Promise<Question> {
  const [row] = await tx.update(invoiceQuestions).set(closing).where(eq(invoiceQuestions.id, id)).returning()
  if (!row) throw new Error('no question was closed')
  return row
}

export async function selectQuestion(
  db: Queryable,
  organisationId: string,
  id: string,
): Promise<Question | undefined> {
  const [row] = await db.select().from(invoiceQuestions).where(within(organisationId, id))
  return row
}

/** Newest first. */
export const selectQuestions = (
  db: Queryable,
  organisationId: string,
  invoiceId: string,
): Promise<Question[]> =>
  db
    .select()
    .from(invoiceQuestions)
    .where(
      and(eq(invoiceQuestions.organisationId, organisationId), eq(invoiceQuestions.invoiceId, invoiceId)),
    )
    .orderBy(desc(invoiceQuestions.askedAt), asc(invoiceQuestions.id))

/** One more than the limit. */
export function selectAllQuestions(
  db: Queryable,
  organisationId: string,
  { cursor, limit, status }: PageRequest & { status?: 'open' | 'closed' | undefined },
): Promise<Question[]> {
  const { askedAt, closedAt, id } = invoiceQuestions
  return db
    .select()
    .from(invoiceQuestions)
    .where(
      and(
        eq(invoiceQuestions.organisationId, organisationId),
        status && (status === 'open' ? isNull(closedAt) : isNotNull(closedAt)),
        behind({ createdAt: askedAt, id }, cursor),
      ),
    )
    .orderBy(desc(askedAt), desc(id))
    .limit(limit + 1)
}
