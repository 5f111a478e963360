// What a customer's statement prints: these fields and nothing else.
import { eq } from 'drizzle-orm'
import { clients, organisations } from '@/db/schema/organisations'
import { Failure, invalidRequest } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import type { SignedIn } from '@/lib/http/call/caller'
import { faultsOf } from '@/lib/http/call/faults'
import { isUuid } from '@/lib/ids'
import { findRole } from '@/lib/organisations/members'
import { selectCustomerOwner } from './overview-store'
import { type Parties, partiesOf } from './parties'
import { type CurrencyStatement, readStatement } from './statement'
import { statementQuery } from './statement-platform-api'

export interface StatementDocument extends Parties {
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
  person: Pick<SignedIn, 'userId' | 'isOperator' | 'signIn'>,
  customerId: string,
  asked: Record<string, string>,
): Promise<StatementDocument> {
  const owner = isUuid(customerId) ? await selectCustomerOwner(house.db, customerId) : undefined
  if (!owner || !(await findRole(house, person, owner.organisationId))) throw new Failure('Customer.NotFound')
  const span = statementQuery.safeParse(asked)
  if (!span.success) throw invalidRequest(faultsOf(span.error))
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
  const { customer, currencies, from, to } = statement
  const { seller, ...parties } = partiesOf(row.organisation, row, customer)
  // What is owed is paid by invoice, each with its own link and reference.
  return { ...parties, seller: { ...seller, bankDetails: null }, from, to, currencies }
}
