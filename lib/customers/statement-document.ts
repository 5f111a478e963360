// What a customer's statement prints: these fields and nothing else.
import { eq } from 'drizzle-orm'
import { clients, organisations } from '@/db/schema/organisations'
import { Failure, invalidRequest } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { isUuid } from '@/lib/ids'
import { findRole } from '@/lib/organisations/find-role'
import { localeFor } from '@/lib/words/reader'
import { addressLinesOf } from './address-lines'
import { selectCustomerOwner } from './overview-store'
import { type CurrencyStatement, readStatement } from './statement'
import { statementQuery } from './statement-platform-api'

export interface StatementDocument {
  seller: {
    name: string
    email: string | null
    country: string
    primaryColour: string | null
    bankDetails: null
  }
  customer: { name: string; email: string | null; addressLines: string[]; country: string | null }
  /** BCP 47: what its reader reads. */
  locale: string
  /** `YYYY-MM-DD`, both included. */
  from: string
  to: string
  currencies: CurrencyStatement[]
}

/** More would keep the printer busy for longer than anybody waits. */
const MOST_PRINTED = 1_000

/**
 * For people of the organisation, and operators. Throws `Customer.NotFound`, also for what is not theirs, and
 * `Request.Invalid` for an invalid period, or one with too many entries.
 */
export async function readStatementAs(
  house: House,
  person: { userId: string; isOperator: boolean },
  customerId: string,
  asked: Record<string, string>,
): Promise<StatementDocument> {
  const owner = isUuid(customerId) ? await selectCustomerOwner(house.db, customerId) : undefined
  if (!owner || !(await findRole(house, person, owner.organisationId))) throw new Failure('Customer.NotFound')
  const span = statementQuery.safeParse(asked)
  if (!span.success)
    throw invalidRequest(
      span.error.issues.map(({ message, path }) => ({
        pointer: `/${path.join('/')}`,
        code: 'invalid',
        detail: `${path.join('.')} ${message}`,
      })),
    )
  return statementDocument(house, owner.organisationId, owner.id, span.data)
}

/** Throws `Customer.NotFound`, and `Request.Invalid` for a period with too many entries. */
export async function statementDocument(
  house: House,
  organisationId: string,
  customerId: string,
  span: { from?: string | undefined; to?: string | undefined },
): Promise<StatementDocument> {
  const statement = await readStatement(house, organisationId, customerId, span, MOST_PRINTED)
  const [row] = await house.db
    .select({ organisation: organisations, primaryColour: clients.primaryColour })
    .from(organisations)
    .innerJoin(clients, eq(clients.id, organisations.clientId))
    .where(eq(organisations.id, organisationId))
  if (!row) throw new Failure('Customer.NotFound')
  const { organisation } = row
  const { customer, currencies, from, to } = statement
  return {
    seller: {
      name: organisation.name,
      email: organisation.email,
      country: organisation.country,
      primaryColour: organisation.primaryColour ?? row.primaryColour,
      bankDetails: null,
    },
    customer: {
      name: customer.name,
      email: customer.email,
      addressLines: addressLinesOf(customer.address),
      country: customer.address?.country ?? null,
    },
    locale: localeFor({ locale: customer.locale ?? organisation.locale, country: organisation.country }),
    ...{ from, to, currencies },
  }
}
