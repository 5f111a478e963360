// A merchant's shop or app: its name, the form of its keys, and the weights of its routing.
import { randomBytes } from 'node:crypto'
import type { applicationKeys, applications, providerConnections } from '@/db/schema/applications'
import { newId, sha256 } from '@/lib/ids'

export type Application = typeof applications.$inferSelect
/** Without the hash. */
export type ApplicationKey = Omit<typeof applicationKeys.$inferSelect, 'keyHash'>
export type ProviderConnection = typeof providerConnections.$inferSelect

export const weightsOf = (application: Application) => ({
  reliability: application.reliabilityWeight,
  cost: application.costWeight,
  speed: application.speedWeight,
})

/** `ks_test_` or `ks_live_` and six digits more: enough to tell keys apart, useless to call with. */
const PREFIX_LENGTH = 14

/** A new key of 256 bits, and what is stored of it. */
export function mintApplicationKey(livemode: boolean, id = newId()) {
  const raw = `ks_${livemode ? 'live' : 'test'}_${randomBytes(32).toString('hex')}`
  return { raw, id, prefix: raw.slice(0, PREFIX_LENGTH), keyHash: sha256(raw) }
}

export const isApplicationKey = (token: string): boolean => /^ks_(?:test|live)_[0-9a-f]{64}$/.test(token)

/** Where a connection's provider tells us its news. */
export const noticeUrlOf = (appUrl: string, connectionId: string): string =>
  `${appUrl}/webhooks/providers/${connectionId}`

/** Where a connection's secrets are kept: what was sealed for one place does not open at another. */
export const credentialsPlace = (connectionId: string): string => `provider-credentials:${connectionId}`
export const webhookPlace = (connectionId: string): string => `provider-webhook:${connectionId}`
