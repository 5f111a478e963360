// SQL for the rates that organisations name.
import { and, desc, eq } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { taxRates } from '@/db/schema/tax'

export type TaxRateRow = typeof taxRates.$inferSelect
export type NewTaxRate = typeof taxRates.$inferInsert

/** The newest first; there are few. */
export const selectTaxRates = (db: Queryable, organisationId: string): Promise<TaxRateRow[]> =>
  db
    .select()
    .from(taxRates)
    .where(eq(taxRates.organisationId, organisationId))
    .orderBy(desc(taxRates.createdAt), desc(taxRates.id))

/** Inserts the row, or finds the one from an earlier attempt; undefined where its code is taken. */
export async function insertTaxRate(db: Queryable, row: NewTaxRate): Promise<TaxRateRow | undefined> {
  const [made] = await db.insert(taxRates).values(row).onConflictDoNothing().returning()
  if (made) return made
  const [put] = await db.select().from(taxRates).where(isRate(row.organisationId, row.id))
  return put
}

export async function updateTaxRate(
  db: Queryable,
  organisationId: string,
  id: string,
  changes: Partial<NewTaxRate>,
): Promise<TaxRateRow | undefined> {
  const [row] = await db.update(taxRates).set(changes).where(isRate(organisationId, id)).returning()
  return row
}

export async function deleteTaxRate(db: Queryable, organisationId: string, id: string): Promise<boolean> {
  const gone = await db.delete(taxRates).where(isRate(organisationId, id)).returning({ id: taxRates.id })
  return gone.length > 0
}

const isRate = (organisationId: string, id: string) =>
  and(eq(taxRates.organisationId, organisationId), eq(taxRates.id, id))
