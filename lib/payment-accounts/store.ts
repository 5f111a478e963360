// SQL for payment accounts.
import { and, eq, isNull, lte, or, sql } from 'drizzle-orm'
import type { Database, Queryable } from '@/db/database'
import { houseMoment } from '@/db/schema/columns'
import { organisations } from '@/db/schema/organisations'
import { paymentAccounts } from '@/db/schema/payment-accounts'
import type { AccountFacts } from '@/lib/stripe/accounts'
import type { PaymentAccount } from './payment-account'

/** The organisation's present account; those put aside by a reset are history. */
export async function selectPaymentAccount(
  db: Queryable,
  organisationId: string,
): Promise<PaymentAccount | undefined> {
  const [row] = await db
    .select()
    .from(paymentAccounts)
    .where(and(eq(paymentAccounts.organisationId, organisationId), isNull(paymentAccounts.retiredAt)))
  return row
}

export async function selectPaymentAccountById(
  db: Queryable,
  id: string,
): Promise<PaymentAccount | undefined> {
  const [row] = await db.select().from(paymentAccounts).where(eq(paymentAccounts.id, id))
  return row
}

/** By Stripe's id. Retired accounts are found too: their old payments are still theirs. */
export async function selectByAccountId(
  db: Queryable,
  accountId: string,
): Promise<PaymentAccount | undefined> {
  const [row] = await db.select().from(paymentAccounts).where(eq(paymentAccounts.accountId, accountId))
  return row
}

/** Puts the one row an organisation has, or finds it: the partial unique index decides between many at once. */
export async function insertPaymentAccount(
  db: Database,
  row: Pick<PaymentAccount, 'id' | 'organisationId' | 'livemode'>,
): Promise<PaymentAccount | undefined> {
  await db.insert(paymentAccounts).values(row).onConflictDoNothing()
  return selectPaymentAccount(db, row.organisationId)
}

export async function selectAccountOwner(db: Queryable, organisationId: string) {
  const [row] = await db
    .select({ name: organisations.name, country: organisations.country, email: organisations.email })
    .from(organisations)
    .where(eq(organisations.id, organisationId))
  return row
}

/** Now, by the clock that all replicas share: one that runs ahead must not outlaw what others are told. */
export async function selectTimeOfAsking(db: Queryable): Promise<Date> {
  const [row] = await db.execute<{ ms: string }>(
    sql`select floor(extract(epoch from ${houseMoment}) * 1000)::text as ms`,
  )
  return new Date(Number(row?.ms))
}

/**
 * Writes what Stripe said when it was asked at `asOf`; an answer to an earlier question never overwrites a later one's.
 * `enabledAt` is the first time that charges were possible.
 */
export async function updateAccountFacts(
  db: Queryable,
  account: PaymentAccount,
  facts: AccountFacts,
  asOf: Date,
): Promise<PaymentAccount> {
  const { checkedAt, enabledAt, id } = paymentAccounts
  const [row] = await db
    .update(paymentAccounts)
    .set({
      ...facts,
      checkedAt: asOf,
      ...(facts.chargesEnabled && {
        enabledAt: sql`coalesce(${enabledAt}, ${asOf.toISOString()}::timestamptz)`,
      }),
    })
    .where(and(eq(id, account.id), or(isNull(checkedAt), lte(checkedAt, asOf))))
    .returning()
  return row ?? (await selectPaymentAccountById(db, account.id)) ?? account
}

/** By the clock that all replicas share, so that no later answer seems older than this. `askAt`: when it is asked about again. */
export async function updateDisconnected(
  db: Queryable,
  accountId: string,
  askAt: Date,
  refusals: number,
): Promise<void> {
  const now = houseMoment
  await db
    .update(paymentAccounts)
    .set({
      ...{
        disconnectedAt: now,
        checkedAt: now,
        accessAskAt: askAt,
        accessDoubtedAt: null,
        accessRefusals: refusals,
      },
      ...{ chargesEnabled: false, payoutsEnabled: false },
    })
    .where(and(eq(paymentAccounts.accountId, accountId), isNull(paymentAccounts.disconnectedAt)))
}
