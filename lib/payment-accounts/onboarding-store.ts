// SQL for onboarding: allowed redirect hosts, and accounts set aside by a reset.
import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { clients, organisations } from '@/db/schema/organisations'
import { paymentAccounts } from '@/db/schema/payment-accounts'
import { payments } from '@/db/schema/payments'
import type { Transaction } from '@/db/transact'
import type { PaymentAccount } from './payment-account'

/** The hosts that onboarding may lead back to; empty allows all. Undefined where there is no such organisation. */
export async function selectRedirectHosts(
  db: Queryable,
  organisationId: string,
): Promise<string[] | undefined> {
  const [row] = await db
    .select({ hosts: clients.paymentAllowedRedirectHosts })
    .from(organisations)
    .innerJoin(clients, eq(clients.id, organisations.clientId))
    .where(eq(organisations.id, organisationId))
  return row?.hosts
}

export async function lockPaymentAccount(
  tx: Transaction,
  organisationId: string,
): Promise<PaymentAccount | undefined> {
  const [row] = await tx
    .select()
    .from(paymentAccounts)
    .where(and(eq(paymentAccounts.organisationId, organisationId), isNull(paymentAccounts.retiredAt)))
    .for('update')
  return row
}

/** An open payment that nobody has confirmed moves no money; the others may. */
export async function hasPaymentInFlight(tx: Transaction, paymentAccountId: string): Promise<boolean> {
  const [row] = await tx
    .select({ id: payments.id })
    .from(payments)
    .where(
      and(
        eq(payments.paymentAccountId, paymentAccountId),
        inArray(payments.state, ['opening', 'unknown', 'processing']),
      ),
    )
    .limit(1)
  return row !== undefined
}

export async function updatePaymentAccountRetired(tx: Transaction, id: string, now: Date): Promise<void> {
  await tx.update(paymentAccounts).set({ retiredAt: now }).where(eq(paymentAccounts.id, id))
}
