// Attempts one delivery, and records the outcome.
import { transact } from '@/db/transact'
import type { House } from '@/lib/house'
import { writeLetter } from '@/lib/outbox/outbox'
import { traced, traceHeaders } from '@/lib/telemetry/tracing'
import { findAddresses, readEndpoint, Unreachable } from './address'
import {
  type HeldDelivery,
  insertAttempt,
  lockForRecord,
  updateDeliveryClosed,
  updateDeliveryPostponed,
  updateDeliveryReleased,
} from './delivery-store'
import { type Answer, NoAnswer, post } from './post'
import { DAYS_OF_PATIENCE, readRetryAfter, waitAfter } from './schedule'
import { signedHeaders } from './sign'
import { updateSubscriptionDisabled, updateSubscriptionFailing, updateSubscriptionHealthy } from './store'
import { openSigningSecret } from './subscription'

const GONE = 410
const OUR_FAULT_WAIT_SECONDS = 300

/** Nobody knows the endpoint's name now. */
class NoSuchHost extends Error {}

interface Outcome {
  statusCode: number | null
  /** One word; null for a success. */
  error: string | null
  response: string | null
  wishSeconds?: number | undefined
}

function outcomeOf({ response, retryAfter, statusCode }: Answer, now: Date): Outcome {
  const seen = { statusCode, response }
  if (statusCode >= 200 && statusCode < 300) return { ...seen, error: null }
  if (statusCode >= 300 && statusCode < 400) return { ...seen, error: 'redirect' }
  if (statusCode === GONE) return { ...seen, error: 'gone' }
  const isWish = statusCode === 429 || statusCode === 503
  return { ...seen, error: 'status', wishSeconds: isWish ? readRetryAfter(retryAfter, now) : undefined }
}

async function addressesOf({ env, resolveHost }: House, url: URL) {
  try {
    return await findAddresses(url, resolveHost, env)
  } catch (error) {
    throw error instanceof Unreachable ? error : new NoSuchHost(url.hostname, { cause: error })
  }
}

async function attempt(house: House, held: HeldDelivery, signal: AbortSignal): Promise<Outcome> {
  const { clock, env } = house
  const secrets = [held.secret, held.previousSecret]
    .filter((sealed) => sealed !== null)
    .map((sealed) => openSigningSecret(env, held.subscriptionId, sealed))
  try {
    const url = readEndpoint(held.url, env)
    const addresses = await addressesOf(house, url)
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'Remit-Webhooks/1',
      ...traceHeaders(),
      ...signedHeaders(secrets, { id: held.id, at: clock.now(), body: held.payload }),
    }
    return outcomeOf(await post({ url, addresses, headers, body: held.payload, signal }), clock.now())
  } catch (error) {
    const none = { statusCode: null, response: null }
    if (error instanceof NoAnswer) return { ...none, error: error.word }
    if (error instanceof Unreachable) return { ...none, error: 'address' }
    if (error instanceof NoSuchHost) return { ...none, error: 'dns' }
    throw error
  }
}

/** Never throws: what is our own fault costs the endpoint no try. */
export async function deliver(house: House, held: HeldDelivery, signal: AbortSignal): Promise<void> {
  const { db, log } = house
  const startedAt = performance.now()
  const about = { deliveryId: held.id, subscriptionId: held.subscriptionId, type: held.type }
  try {
    const span = () => ({
      ...{ name: 'webhook', kind: 'client' as const, headers: {} },
      attributes: { 'remit.event': held.type },
    })
    const outcome = await traced(span, () => attempt(house, held, signal))
    const durationMs = Math.round(performance.now() - startedAt)
    const state = await record(house, held, outcome, durationMs)
    const { error, statusCode } = outcome
    log.info({ ...about, attempts: held.attempts, state, statusCode, error, durationMs }, 'webhook')
  } catch (error) {
    if (!signal.aborted) log.error({ ...about, err: error }, 'a webhook could not be attempted')
    await updateDeliveryReleased(db, held, signal.aborted ? 0 : OUR_FAULT_WAIT_SECONDS).catch(
      (lost: unknown) => log.warn({ ...about, err: lost }, 'a webhook is held until its lease expires'),
    )
  }
}

function record(house: House, held: HeldDelivery, outcome: Outcome, durationMs: number) {
  const { error, response, statusCode, wishSeconds } = outcome
  const { attempts, id: deliveryId, subscriptionId } = held
  return transact(house.db, async (tx) => {
    if (!(await lockForRecord(tx, held))) return 'deleted'
    await insertAttempt(tx, { deliveryId, statusCode, durationMs, error, response })
    if (error === null) {
      await updateDeliveryClosed(tx, held, 'delivered')
      await updateSubscriptionHealthy(tx, subscriptionId)
      return 'delivered'
    }
    const wait = error === 'gone' ? undefined : waitAfter({ attempts, wishSeconds })
    if (wait === undefined) await updateDeliveryClosed(tx, held, 'dead')
    else await updateDeliveryPostponed(tx, held, wait)
    const isEnough = await updateSubscriptionFailing(tx, subscriptionId, DAYS_OF_PATIENCE)
    const reason = error === 'gone' ? 'gone' : isEnough ? 'failing' : undefined
    if (reason && (await updateSubscriptionDisabled(tx, subscriptionId, reason)))
      await writeLetter(tx, 'webhook-disabled', deliveryId, { subscriptionId })
    return wait === undefined ? 'dead' : 'waiting'
  })
}
