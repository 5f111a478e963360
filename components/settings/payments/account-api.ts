// The payment page's calls to our own API about the account.
import { type Answer, callApi, NOTHING } from '@/components/ui/call-api'
import type { AccountStanding } from '@/lib/payment-accounts/payment-settings'

const pathOf = (organisationId: string, operation: string) =>
  `/organisations/${organisationId}/payment-account/${operation}`

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

export type SessionKind = 'session' | 'management-session'

const SECRET = {
  parse(value: unknown): string {
    if (isRecord(value) && typeof value.clientSecret === 'string') return value.clientSecret
    throw new Error('the answer holds no client secret')
  },
}

/** A secret works once: asked for at each mount, and again when Stripe finds it expired. */
export const openSession = (organisationId: string, kind: SessionKind): Promise<Answer<string>> =>
  callApi(pathOf(organisationId, kind), { answer: SECRET })

export const enable = (organisationId: string) =>
  callApi(pathOf(organisationId, 'enable'), { answer: NOTHING })

export const reset = (organisationId: string) => callApi(pathOf(organisationId, 'reset'), { answer: NOTHING })

type Watched = Pick<
  AccountStanding,
  | 'status'
  | 'canCharge'
  | 'payoutsEnabled'
  | 'detailsSubmitted'
  | 'currentlyDue'
  | 'pastDue'
  | 'disabledReason'
>

/** Changes when anything changes that the page says. */
export const keyOf = (standing: Watched): string =>
  JSON.stringify([
    standing.status,
    standing.canCharge,
    standing.payoutsEnabled,
    standing.detailsSubmitted,
    standing.currentlyDue,
    standing.pastDue,
    standing.disabledReason,
  ])

const STANDING_KEY = {
  parse(value: unknown): string {
    if (!isRecord(value) || !isRecord(value.capabilities)) throw new Error('the answer holds no standing')
    const { chargesEnabled, currentlyDue, detailsSubmitted, disabledReason, pastDue, payoutsEnabled } =
      value.capabilities
    // After a disconnection nothing can be charged, whatever was allowed before.
    const canCharge = chargesEnabled === true && value.status !== 'Disconnected'
    return JSON.stringify([
      value.status,
      canCharge,
      payoutsEnabled,
      detailsSubmitted,
      currentlyDue,
      pastDue,
      disabledReason,
    ])
  },
}

/** The same key, from what our API says now. */
export const askStandingKey = (organisationId: string): Promise<Answer<string>> =>
  callApi(pathOf(organisationId, 'status'), { method: 'GET', answer: STANDING_KEY })
