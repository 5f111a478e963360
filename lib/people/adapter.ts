// The next-auth adapter for our tables: tokens are stored as hashes, and signing in never creates a person.
import type { Adapter, AdapterUser } from 'next-auth/adapters'
import type { House } from '@/lib/house'
import { sha256 } from '@/lib/ids'
import { type Entrance, endOfLife } from './sign-in'
import { endSignIn, findPerson, keepSignIn } from './sign-ins'
import {
  insertAccount,
  insertLinkToken,
  selectUser,
  selectUserByAccount,
  selectUserByEmail,
  takeLinkToken,
  type User,
} from './store'

const known = (user: User | undefined): AdapterUser | null =>
  user ? { id: user.id, email: user.email, name: user.name, emailVerified: user.signedInAt } : null

function existing(user: User | undefined): AdapterUser {
  const found = known(user)
  if (!found) throw new Error('the person signing in is not known')
  return found
}

const sessions = (house: House, entrance?: Entrance): Adapter => ({
  createSession: async ({ sessionToken, userId }) => {
    const { expiresAt } = await keepSignIn(house, { token: sessionToken, userId, entrance })
    return { sessionToken, userId, expires: expiresAt }
  },
  getSessionAndUser: async (sessionToken) => {
    const person = await findPerson(house, sessionToken)
    const user = person && known(await selectUser(house.db, person.userId))
    const session = { sessionToken, userId: user?.id ?? '', expires: endOfLife(house.clock.now()) }
    return user ? { user, session } : null
  },
  // How long a session lives is settled when it begins.
  updateSession: () => null,
  deleteSession: (sessionToken) => endSignIn(house, sessionToken),
})

const links = ({ db }: House): Adapter => ({
  createVerificationToken: async ({ expires, identifier, token }) => {
    await insertLinkToken(db, { tokenHash: sha256(token), email: identifier, expiresAt: expires })
    return { expires, identifier, token }
  },
  useVerificationToken: async ({ identifier, token }) => {
    const taken = await takeLinkToken(db, { tokenHash: sha256(token), email: identifier })
    return taken ? { identifier: taken.email, expires: taken.expiresAt, token } : null
  },
})

export function peopleAdapter(house: House, entrance?: Entrance): Adapter {
  const { db } = house
  return {
    ...sessions(house, entrance),
    ...links(house),
    getUser: async (id) => known(await selectUser(db, id)),
    getUserByEmail: async (email) => known(await selectUserByEmail(db, email)),
    getUserByAccount: async (account) => known(await selectUserByAccount(db, account)),
    updateUser: async ({ id }) => existing(await selectUser(db, id)),
    createUser: ({ email }) => {
      throw new Error(`an unknown address got past the sign-in check: ${email.length} characters of address`)
    },
    linkAccount: async ({ provider, providerAccountId, userId }) =>
      insertAccount(db, { provider, providerAccountId, userId }),
  }
}
