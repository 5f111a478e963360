// Finds a person's role in an organisation.
import type { Role } from '@/db/schema/organisations'
import type { House } from '@/lib/house'
import { selectRole } from './member-store'

/** Operators look everywhere; to change something they must be members like everybody else. */
const OPERATOR_ROLE: Role = 'Member'

/** Undefined for strangers, and where there is no such organisation. */
export async function findRole(
  house: House,
  person: { userId: string; isOperator: boolean },
  organisationId: string,
): Promise<Role | undefined> {
  const found = await selectRole(house, person.userId, organisationId)
  return found && (found.role ?? (person.isOperator ? OPERATOR_ROLE : undefined))
}
