// Carries over what a version before has booked: a refund that nobody said is owed again leaves no debt behind.
import { and, asc, eq, gt, inArray, isNull, ne } from 'drizzle-orm'
import type { Database } from '@/db/database'
import { creditNotes } from '@/db/schema/documents'
import { payments, refunds } from '@/db/schema/payments'
import { type Transaction, transact } from '@/db/transact'
import { selectOfRefund } from '@/lib/credit-notes/store'
import type { House } from '@/lib/house'
import { lockInvoice } from '@/lib/invoices/store'
import { bookedFacts, factsOf } from './book'
import { bookReversal } from './book-refund'
import { insertCarried } from './carried'
import { followPayable, lockPayable } from './payable-row'
import { LIVE_STATES, type Payment, type Refund, returnsSurplus } from './payment'

interface Undecided {
  refund: Refund
  payment: Payment
}

const BATCH = 200

/** Those whose fate is known: what waits is decided when its money goes. */
const selectUndecided = (db: Database, after: string): Promise<Undecided[]> =>
  db
    .select({ refund: refunds, payment: payments })
    .from(refunds)
    .innerJoin(payments, eq(payments.id, refunds.paymentId))
    .where(
      and(
        isNull(refunds.owedAgain),
        isNull(refunds.sessionId),
        ne(refunds.state, 'opening'),
        gt(refunds.id, after),
      ),
    )
    .orderBy(asc(refunds.id))
    .limit(BATCH)

/** Somebody has paid since, or is about to: then the debt was meant. */
async function isPaidSince(tx: Transaction, { payment, refund }: Undecided): Promise<boolean> {
  const { id, invoiceId } = payment
  const [row] = await tx
    .select({ id: payments.id })
    .from(payments)
    .where(
      and(
        eq(payments.invoiceId, invoiceId ?? ''),
        ne(payments.id, id),
        gt(payments.createdAt, refund.createdAt),
        inArray(payments.state, [...LIVE_STATES, 'succeeded']),
      ),
    )
    .limit(1)
  return row !== undefined
}

/** Its money has gone, and has not come back. */
async function isGone(tx: Transaction, { payment, refund }: Undecided): Promise<boolean> {
  if (refund.providerReference === null) return false
  const facts = factsOf(payment)
  const fact = facts.refund(refund.providerReference)
  const booked = await bookedFacts(tx, [fact, facts.refundReversed(refund.providerReference)])
  return booked.size === 1 && booked.has(fact)
}

type Fate = 'waits' | 'owed again' | 'owed by nobody' | 'nothing to decide'

async function fateOf(tx: Transaction, it: Undecided): Promise<Fate> {
  const { payment, refund } = it
  if (payment.invoiceId === null || returnsSurplus(refund)) return 'nothing to decide'
  if (refund.state === 'failed' || refund.state === 'cancelled') return 'nothing to decide'
  // Not in the books yet: it is decided there.
  if (!(await isGone(tx, it))) return 'waits'
  return (await isPaidSince(tx, it)) ? 'owed again' : 'owed by nobody'
}

async function carry(tx: Transaction, it: Undecided, now: Date): Promise<void> {
  const { payment, refund } = it
  const { invoiceId, organisationId } = payment
  const invoice = invoiceId === null ? undefined : await lockInvoice(tx, organisationId, invoiceId)
  const [still] = await tx.select().from(refunds).where(eq(refunds.id, refund.id)).for('update')
  if (still?.owedAgain !== null) return
  const fate = await fateOf(tx, it)
  if (fate === 'waits') return
  const isOwedAgain = fate === 'owed again'
  await tx.update(refunds).set({ owedAgain: isOwedAgain }).where(eq(refunds.id, refund.id))
  if (fate !== 'owed by nobody' || !invoice || (await selectOfRefund(tx, refund.id))) return
  const amountMinor = Math.min(refund.amountMinor, invoice.outstandingMinor)
  if (amountMinor > 0 && (await insertCarried(tx, payment, refund.id, amountMinor, now)))
    await followPayable(tx, payment, now)
}

/** Refunds that have failed, and whose credit note is in force all the same: a version before knows of none. */
const selectCreditedInVain = (db: Database): Promise<Undecided[]> =>
  db
    .select({ refund: refunds, payment: payments })
    .from(creditNotes)
    .innerJoin(refunds, eq(refunds.id, creditNotes.refundId))
    .innerJoin(payments, eq(payments.id, refunds.paymentId))
    .where(
      and(
        eq(creditNotes.status, 'Issued'),
        isNull(creditNotes.cancelsId),
        inArray(refunds.state, ['failed', 'cancelled']),
      ),
    )
    .limit(BATCH)

async function mend(tx: Transaction, { payment, refund }: Undecided, now: Date): Promise<void> {
  await lockPayable(tx, payment)
  const fact = factsOf(payment).refundReversed(refund.providerReference ?? '')
  if (!(await bookedFacts(tx, [fact])).has(fact)) return
  const entry = { fact, kind: 'refund_reversed', amountMinor: refund.amountMinor, occurredAt: now } as const
  await bookReversal(tx, payment, refund, entry, now)
}

/** Each in a transaction of its own, so that nobody waits; it can be run again at any time, and finds nothing more to do. */
export async function carryRefunds({ clock, db, log }: House): Promise<void> {
  for (const it of await selectCreditedInVain(db)) await transact(db, (tx) => mend(tx, it, clock.now()))
  let after = '00000000-0000-0000-0000-000000000000'
  let carried = 0
  for (;;) {
    const batch = await selectUndecided(db, after)
    for (const it of batch) await transact(db, (tx) => carry(tx, it, clock.now()))
    carried += batch.length
    const last = batch.at(-1)
    if (!last || batch.length < BATCH) break
    after = last.refund.id
  }
  if (carried > 0) log.info({ carried }, 'refunds from before they said why were looked at')
}
