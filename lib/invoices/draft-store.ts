// SQL for what decides how a draft is priced: who sells to whom, the rates it names, and the articles.
import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { articles } from '@/db/schema/checkouts'
import { customers } from '@/db/schema/invoices'
import { organisations } from '@/db/schema/organisations'
import { found } from '@/lib/failure/failure'

/** Without a customer where there is none of this id. Throws `Organisation.NotFound`. */
export async function selectDealing(db: Queryable, organisationId: string, customerId: string) {
  const [row] = await db
    .select({
      organisation: {
        id: organisations.id,
        country: organisations.country,
        vatRegistered: organisations.vatRegistered,
        timeZone: organisations.timeZone,
        locale: organisations.locale,
        createdAt: organisations.createdAt,
        address: organisations.address,
        allowsSurcharges: organisations.allowsSurcharges,
        earlyPayment: organisations.earlyPayment,
        methodAdjustments: organisations.methodAdjustments,
      },
      customer: {
        address: customers.address,
        vatNumber: customers.vatNumber,
        locale: customers.locale,
      },
    })
    .from(organisations)
    .leftJoin(customers, and(eq(customers.organisationId, organisations.id), eq(customers.id, customerId)))
    .where(eq(organisations.id, organisationId))
  return found(row, 'Organisation.NotFound')
}

/** Those of them that are the organisation's, and not removed. */
export async function selectArticleIds(
  db: Queryable,
  organisationId: string,
  ids: readonly number[],
): Promise<Set<number>> {
  const rows = await db
    .select({ id: articles.id })
    .from(articles)
    .where(
      and(
        eq(articles.organisationId, organisationId),
        inArray(articles.id, [...ids]),
        isNull(articles.deletedAt),
      ),
    )
  return new Set(rows.map(({ id }) => id))
}
