// SQL for the hosts on which wallets can now be shown.
import { and, eq, sql } from 'drizzle-orm'
import type { Database, Queryable } from '@/db/database'
import { paymentAccounts, walletDomains } from '@/db/schema/payment-accounts'

export type WalletDomain = typeof walletDomains.$inferSelect

/** One row for the platform and one for each account that may take charges, where there is none for this host yet. */
export async function insertWalletDomains(db: Database, host: string, now: Date): Promise<void> {
  const at = now.toISOString()
  await db.execute(sql`
    insert into ${walletDomains} (id, account, host, next_try_at, created_at, updated_at)
    select gen_random_uuid(), place.account, ${host}, ${at}::timestamptz, ${at}::timestamptz, ${at}::timestamptz
    from (
      select '' as account
      union all
      select a.account_id from ${paymentAccounts} a
      where a.account_id is not null and a.charges_enabled and a.disconnected_at is null and a.retired_at is null
    ) place
    where not exists (select 1 from ${walletDomains} d where d.account = place.account and d.host = ${host})
    on conflict do nothing`)
}

/** Takes rows that are due and holds each under a lease: a holder that dies loses it to the next. */
export function takeWalletDomains(
  db: Database,
  { leaseUntil, limit, now }: { leaseUntil: Date; limit: number; now: Date },
): Promise<WalletDomain[]> {
  const due = db
    .select({ id: walletDomains.id })
    .from(walletDomains)
    .where(sql`${walletDomains.nextTryAt} <= ${now.toISOString()}::timestamptz`)
    .orderBy(walletDomains.nextTryAt)
    .limit(limit)
    .for('update', { skipLocked: true })
  return (
    db
      .update(walletDomains)
      .set({ nextTryAt: leaseUntil, tries: sql`${walletDomains.tries} + 1` })
      // An array is made once; a subquery behind `in` may be run again for each row, and then the limit limits nothing.
      .where(sql`${walletDomains.id} = any(array(${due}))`)
      .returning()
  )
}

export async function updateWalletDomain(
  db: Queryable,
  id: string,
  changes: Partial<WalletDomain>,
): Promise<void> {
  await db.update(walletDomains).set(changes).where(eq(walletDomains.id, id))
}

export async function selectWalletDomain(
  db: Queryable,
  account: string,
  host: string,
): Promise<WalletDomain | undefined> {
  const [row] = await db
    .select()
    .from(walletDomains)
    .where(and(eq(walletDomains.account, account), eq(walletDomains.host, host)))
  return row
}
