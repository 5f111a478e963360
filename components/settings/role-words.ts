// What each role may do, in words.
import type { Role } from '@/db/schema/organisations'

export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  Owner: 'Does everything, and decides who is an owner.',
  Admin: 'Sends invoices, handles money, and changes settings.',
  Member: 'Looks at everything, changes nothing.',
}

/** An admin decides nothing about owners. */
export const rolesGivenBy = (own: Role): readonly Role[] =>
  own === 'Owner' ? ['Member', 'Admin', 'Owner'] : ['Member', 'Admin']
