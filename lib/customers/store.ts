// SQL for customers. Every statement names the organisation, so that none can reach into another one.

import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { customers } from '@/db/schema/invoices'
import { organisations } from '@/db/schema/organisations'
import { referencedAs } from '@/lib/http/fields/own-references'
import { byTimes, inOrder, type Orders, withinTimes } from '@/lib/http/fields/sorting'
import type { Customer, CustomerFields, CustomerSearch } from './customer'
import { addressesOf } from './emails'

/**
 * Any of theirs, in whichever case. Two questions, because each has an index, and an `or` of them would be
 * answered by reading through.
 */
export const hasAddress = (organisationId: string, email: string): SQL => sql`${customers.id} = any(array(
  select c.id from customers c where c.organisation_id = ${organisationId}::uuid and lower(c.email) = lower(${email})
  union all
  select c.id from customers c where c.organisation_id = ${organisationId}::uuid and c.more_emails is not null
    and addresses_in(c.more_emails) @> array[lower(${email})]))`

/** The id of a customer that was merged names the one that it was merged into. */
export const customerOf = (id: string): SQL =>
  sql`coalesce((select named.merged_into from customers named where named.id = ${id}::uuid), ${id}::uuid)`

const isCustomer = (organisationId: string, id: string) =>
  and(sql`${customers.id} = ${customerOf(id)}`, eq(customers.organisationId, organisationId))

export async function selectCustomer(
  db: Queryable,
  organisationId: string,
  id: string,
): Promise<Customer | undefined> {
  const [row] = await db.select().from(customers).where(isCustomer(organisationId, id))
  return row
}

/** The customer's own, else the organisation's; null where neither has any. */
export async function selectTermsDays(
  db: Queryable,
  organisationId: string,
  customerId: string,
): Promise<number | null> {
  const days = sql<
    number | null
  >`coalesce(${customers.paymentTermsDays}, ${organisations.defaultPaymentTermsDays})`
  const [row] = await db
    .select({ days })
    .from(customers)
    .innerJoin(organisations, eq(organisations.id, customers.organisationId))
    .where(isCustomer(organisationId, customerId))
  return row?.days ?? null
}

/** Everybody to whom this customer's invoices go, each once. */
export async function selectAddresses(
  db: Queryable,
  organisationId: string,
  customerId: string,
): Promise<string[]> {
  const [row] = await db
    .select({ email: customers.email, moreEmails: customers.moreEmails })
    .from(customers)
    .where(isCustomer(organisationId, customerId))
  const addresses = row ? addressesOf(row) : []
  return addresses.filter(
    (address, at) => addresses.findIndex((one) => one.toLowerCase() === address.toLowerCase()) === at,
  )
}

/** Inserts the row, or finds the one from an earlier attempt. */
export async function insertCustomer(
  db: Queryable,
  row: CustomerFields & { id: string; organisationId: string },
): Promise<Customer | undefined> {
  const [inserted] = await db
    .insert(customers)
    .values(row)
    .onConflictDoNothing({ target: customers.id })
    .returning()
  return inserted ?? selectCustomer(db, row.organisationId, row.id)
}

export async function updateCustomer(
  db: Queryable,
  organisationId: string,
  id: string,
  changes: Partial<CustomerFields>,
): Promise<Customer | undefined> {
  const [row] = await db.update(customers).set(changes).where(isCustomer(organisationId, id)).returning()
  return row
}

export const CUSTOMER_ORDERS: Orders<Customer> = {
  ...byTimes<Customer>(customers),
  name: { by: customers.name, type: 'text', valueOf: ({ name }) => name },
}

export function selectCustomers(
  db: Queryable,
  organisationId: string,
  search: Omit<CustomerSearch, 'q'>,
  isSought?: SQL,
): Promise<Customer[]> {
  const { email, limit } = search
  const { isBehind, orderBy } = inOrder(CUSTOMER_ORDERS, customers.id, search)
  return db
    .select()
    .from(customers)
    .where(
      and(
        eq(customers.organisationId, organisationId),
        isNull(customers.mergedInto),
        isSought,
        email ? hasAddress(organisationId, email) : undefined,
        ...referencedAs(customers, search),
        ...withinTimes(customers, search),
        isBehind,
      ),
    )
    .orderBy(...orderBy)
    .limit(limit + 1)
}
