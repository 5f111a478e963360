// Whether the platform's key is the key of the platform that opened our accounts: with another's, every account refuses us.
import { isProviderFault } from '@/lib/connector-port/fault'
import type { House } from '@/lib/house'
import { insertPlatformAccount, selectPlatformAccount, selectWitnesses } from './access-store'

/** `unknown`: Stripe did not say, as to a restricted key, or no account of ours was open to it yet. */
export type KeyStanding = 'ours' | 'another' | 'unknown'

/** So many are asked for their word; the first that answers is enough. */
const WITNESSES = 3

/** `none`: there is no other account that could be asked. */
export type Witness = 'answers' | 'none' | 'silent'

/** Whether another account of ours lets us in at this moment. */
export async function askAnotherAccount(
  { db, stripe }: House,
  exceptId: string | undefined,
): Promise<Witness> {
  const others = await selectWitnesses(db, { livemode: stripe.livemode, exceptId }, WITNESSES)
  for (const { accountId } of others) {
    try {
      await stripe.readAccount(accountId)
      return 'answers'
    } catch (error) {
      if (!isProviderFault(error)) throw error
    }
  }
  return others.length === 0 ? 'none' : 'silent'
}

/** Asks Stripe whose key ours is, and compares that with what was remembered. */
export async function askWhoseKey(house: House): Promise<KeyStanding> {
  const { db, log, stripe } = house
  const said = await stripe.readOwnAccountId().catch((error: unknown) => {
    if (isProviderFault(error)) return undefined
    throw error
  })
  if (said === undefined) return 'unknown'
  const known = await selectPlatformAccount(db, stripe.livemode)
  if (known === said) return 'ours'
  if (known !== undefined) {
    log.error({ said, known }, 'the Stripe key is another platform’s than the one that opened our accounts')
    return 'another'
  }
  if ((await askAnotherAccount(house, undefined)) !== 'answers') return 'unknown'
  await insertPlatformAccount(db, stripe.livemode, said)
  return 'ours'
}

/** Remembers once whose key ours is. Costs one statement when that is known. */
export async function rememberPlatform(house: House): Promise<void> {
  if ((await selectPlatformAccount(house.db, house.stripe.livemode)) === undefined) await askWhoseKey(house)
}
