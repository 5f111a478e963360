// A webhook subscription: an endpoint, the events it wants, and the shared signing secret.
import type { webhookAttempts, webhookDeliveries, webhookSubscriptions } from '@/db/schema/webhooks'
import type { Env } from '@/lib/env'
import { openSecret, sealSecret } from '@/lib/secret-box'

type Row = typeof webhookSubscriptions.$inferSelect

/** Without the secrets, which stay where they are needed. */
export type Subscription = Omit<Row, 'secret' | 'previousSecret' | 'rotationId'>

/** Whose subscriptions are meant: all of a client's, those of it about one organisation, or an application's. */
export type Owner =
  | { clientId: string; limitedTo: string | null }
  | { applicationId: string; organisationId: string }

export interface SubscriptionFields {
  url: string
  description: string | null
  contactEmail: string | null
  subscribedEvents: string[]
}

export type Attempt = typeof webhookAttempts.$inferSelect

export type Delivery = typeof webhookDeliveries.$inferSelect & {
  type: string
  /** Oldest first. */
  tries: Attempt[]
}

/** While both are valid, everything is signed with both. */
export const OVERLAP_HOURS = 24

/** More would be a bug in the calling program. */
export const MOST_SUBSCRIPTIONS = 50

const placeOf = (subscriptionId: string) => `webhook-secret:${subscriptionId}`

export const sealSigningSecret = (env: Env, subscriptionId: string, secret: string): string =>
  sealSecret(env, placeOf(subscriptionId), secret)

/** Throws `SealBroken`. */
export const openSigningSecret = (env: Env, subscriptionId: string, sealed: string): string =>
  openSecret(env, placeOf(subscriptionId), sealed)
