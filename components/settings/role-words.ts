// What each role can do, in words.
import type { Role } from '@/db/schema/organisations'

export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  Owner: 'Can do everything, and decides who is an owner.',
  Admin: 'Can send invoices, handle money and change settings.',
  Member: 'Can view everything, but change nothing.',
}

/** An admin cannot change owners. */
export const rolesGivenBy = (own: Role): readonly Role[] =>
  own === 'Owner' ? ['Member', 'Admin', 'Owner'] : ['Member', 'Admin']
