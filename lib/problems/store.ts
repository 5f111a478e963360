// SQL for everything of one organisation that could not be settled or delivered, as one list.
import { desc, eq, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/pg-core'
import type { Queryable } from '@/db/database'
import { paymentLocks } from '@/db/schema/card-testing'
import { invoices } from '@/db/schema/invoices'
import { inbox, outbox } from '@/db/schema/mail'
import { payments } from '@/db/schema/payments'
import { recurringInvoices } from '@/db/schema/recurring'
import { webhookAttempts, webhookDeliveries, webhookEvents } from '@/db/schema/webhooks'
import { momentOf, type PageRequest } from '@/lib/http/fields/paging'
import { isPausing } from './card-testing-store'
import { isQuarantined } from './quarantine-store'
import { isStuckSchedule } from './recurring-store'
import { isDeadDelivery, isStuckEvent, lastAttempt } from './stuck-store'
import { amongDeadLetters } from './undelivered-store'

export const PROBLEM_KINDS = ['payment', 'event', 'letter', 'webhook', 'pause', 'schedule'] as const
export type ProblemKind = (typeof PROBLEM_KINDS)[number]

interface Read {
  kind: ProblemKind
  id: SQLWrapper
  about: SQLWrapper
  reason: SQLWrapper
  createdAt: SQLWrapper
  invoiceId?: SQLWrapper
  documentNumber?: SQLWrapper
}

const nothing = sql`null`

/** The same columns of every kind; `key` tells rows apart across kinds, for the order of the list. */
const columns = ({ about, createdAt, documentNumber, id, invoiceId, kind, reason }: Read) => ({
  key: sql<string>`md5(${sql.raw(`'${kind} '`)} || ${id}::text)::uuid`.as('key'),
  kind: sql<ProblemKind>`${sql.raw(`'${kind}'`)}::text`.as('kind'),
  id: sql<string>`${id}::text`.as('id'),
  about: sql<string | null>`${about}::text`.as('about'),
  reason: sql<string | null>`${reason}::text`.as('reason'),
  invoiceId: sql<string | null>`${invoiceId ?? nothing}::uuid`.as('invoice_id'),
  documentNumber: sql<string | null>`${documentNumber ?? nothing}::text`.as('document_number'),
  createdAt: sql`${createdAt}`.mapWith(payments.createdAt).as('created_at'),
})

const quarantined = (db: Queryable, organisationId: string) =>
  db
    .select(
      columns({
        ...{ kind: 'payment', id: payments.id, about: payments.providerReference },
        ...{ reason: payments.quarantineReason, createdAt: payments.createdAt },
        ...{ invoiceId: payments.invoiceId, documentNumber: invoices.documentNumber },
      }),
    )
    .from(payments)
    .leftJoin(invoices, eq(invoices.id, payments.invoiceId))
    .where(isQuarantined(organisationId))

const events = (db: Queryable, organisationId: string) =>
  db
    .select(
      columns({
        ...{ kind: 'event', id: inbox.id, about: inbox.type },
        ...{ reason: inbox.lastError, createdAt: inbox.createdAt },
      }),
    )
    .from(inbox)
    .where(isStuckEvent(organisationId))

const letters = (db: Queryable, organisationId: string) =>
  amongDeadLetters(
    db
      .select(
        columns({
          ...{ kind: 'letter', id: outbox.id, about: outbox.kind },
          ...{ reason: outbox.lastError, createdAt: outbox.createdAt },
          ...{ invoiceId: invoices.id, documentNumber: invoices.documentNumber },
        }),
      )
      .from(outbox)
      .$dynamic(),
    organisationId,
  )

const deliveries = (db: Queryable, organisationId: string) =>
  db
    .select(
      columns({
        ...{ kind: 'webhook', id: webhookDeliveries.id, about: webhookEvents.type },
        ...{ reason: lastAttempt(sql`${webhookAttempts.error}`), createdAt: webhookDeliveries.createdAt },
      }),
    )
    .from(webhookDeliveries)
    .innerJoin(webhookEvents, eq(webhookEvents.id, webhookDeliveries.eventId))
    .where(isDeadDelivery(organisationId))

const pauses = (db: Queryable, organisationId: string, now: Date) =>
  db
    .select(
      columns({
        ...{ kind: 'pause', id: paymentLocks.id, about: sql`split_part(${paymentLocks.subject}, ':', 1)` },
        ...{ reason: sql`'card testing: ' || ${paymentLocks.reason}`, createdAt: paymentLocks.since },
        ...{ invoiceId: invoices.id, documentNumber: invoices.documentNumber },
      }),
    )
    .from(paymentLocks)
    .leftJoin(invoices, eq(invoices.id, paymentLocks.invoiceId))
    .where(isPausing(organisationId, now))

const schedules = (db: Queryable, organisationId: string) =>
  db
    .select(
      columns({
        ...{ kind: 'schedule', id: recurringInvoices.id, about: recurringInvoices.problem },
        ...{ reason: recurringInvoices.problemDetail, createdAt: recurringInvoices.problemSince },
      }),
    )
    .from(recurringInvoices)
    .where(isStuckSchedule(organisationId))

export interface Problem {
  key: string
  kind: ProblemKind
  id: string
  /** The kind of event or letter, Stripe's reference of the payment, or why a recurring invoice could not be made. */
  about: string | null
  reason: string | null
  invoiceId: string | null
  documentNumber: string | null
  createdAt: Date
}

/** Newest first. */
export function selectProblems(
  db: Queryable,
  organisationId: string,
  { cursor, kind, limit }: PageRequest & { kind?: ProblemKind[] },
  now: Date,
): Promise<Problem[]> {
  const all = unionAll(
    quarantined(db, organisationId),
    events(db, organisationId),
    letters(db, organisationId),
    deliveries(db, organisationId),
    pauses(db, organisationId, now),
    schedules(db, organisationId),
  ).as('problems')
  const isBehind: SQL | undefined = cursor
    ? sql`(${all.createdAt}, ${all.key}) < (${momentOf(cursor).toISOString()}::timestamptz, ${cursor.id}::uuid)`
    : undefined
  const isKind = kind && sql`${all.kind} = any(${sql.param(kind)}::text[])`
  return db
    .select()
    .from(all)
    .where(sql.join([isBehind, isKind].filter((part) => part !== undefined).concat(sql`true`), sql` and `))
    .orderBy(desc(all.createdAt), desc(all.key))
    .limit(limit + 1)
}
