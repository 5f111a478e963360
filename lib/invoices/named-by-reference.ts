// Finds invoices by the reference of a payment or refund, ours or Stripe's; each part uses an index of its own.
import { type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { idsNamedBy, type NamedIds } from '@/lib/money/payment-reference'

const PROVIDERS = /^(?:pi|ch|py|cs|re|pyr|du|dp)_\w{1,100}$/

/** A reference of Stripe's is nothing else; one of ours might be part of a name, too. */
export const isProviderReference = (text: string): boolean => PROVIDERS.test(text)

/** SQL of the ids of the payments that are named; undefined where the text can name none. */
export function paymentsNamedBy(text: string): SQL | undefined {
  if (isProviderReference(text))
    return sql`
      select id from payments where provider_reference = ${text}
      union select id from payments where charge_reference = ${text}
      union select id from payments where session_reference = ${text}
      union select payment_id from refunds where reference_in_payment = ${text}
      union select payment_id from disputes where reference_in_payment = ${text}`
  const named = idsNamedBy(text)
  if (!named) return undefined
  const fits = idFits(named)
  return sql`select id from payments where ${fits} union select payment_id from refunds where ${fits}`
}

/** Each as an index has it. */
function idFits(named: NamedIds): SQL {
  if (named.by === 'id') return sql`id = ${named.id}::uuid`
  if (named.by === 'end') return sql`right(id::text, 12) = ${named.digits}`
  return sql`id between ${named.from}::uuid and ${named.to}::uuid and substr(id::text, 15, 1) = '4'`
}

/** Of one organisation, or without one of all. */
export async function invoicesNamedBy(
  db: Queryable,
  organisationId: string | undefined,
  text: string,
): Promise<string[]> {
  const named = paymentsNamedBy(text)
  if (!named) return []
  const rows = await db.execute<{ id: string }>(sql`
    select distinct p.invoice_id as id from payments p where p.id in (${named}) and p.invoice_id is not null
      ${organisationId === undefined ? sql`` : sql`and p.organisation_id = ${organisationId}::uuid`}`)
  return rows.map(({ id }) => id)
}
