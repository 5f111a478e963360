// One attempt to deliver one event.
import { type Core, change } from '../core/core'
import type { Delivery } from '../core/kinds'
import { MOLLIE_TARGET, mollieLetter } from '../mollie/notify'
import { signatureHeader } from './sign'
import { resolveTarget } from './targets'

const RETRY_AFTER_S = [1, 2, 5, 10, 30]
const MAXIMUM_ATTEMPTS = 60
const TIMEOUT_MS = 20_000

/** What is posted, and where. */
export interface Letter {
  url: string
  body: string
  headers: Record<string, string>
}

function stripeLetter(core: Core, delivery: Delivery): Letter | undefined {
  const event = core.store.find('event', delivery.event)?.object
  const target = resolveTarget(core, delivery.target)
  if (!event || !target) return undefined
  const body = JSON.stringify(event, undefined, 2)
  return {
    url: target.url,
    body,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'stripe-signature': signatureHeader(body, target.secret, core.nowOutside()),
      'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
    },
  }
}

/** Attempts once and stores what came of it. */
export async function sendDelivery(core: Core, delivery: Delivery, stop: AbortSignal): Promise<Delivery> {
  const letter = (delivery.target === MOLLIE_TARGET ? mollieLetter : stripeLetter)(core, delivery)
  if (!letter) return finish(core, delivery, { status: 'dropped', lastError: 'no such endpoint' })
  try {
    const answer = await fetch(letter.url, {
      method: 'POST',
      body: letter.body,
      redirect: 'manual',
      signal: AbortSignal.any([stop, AbortSignal.timeout(TIMEOUT_MS)]),
      headers: letter.headers,
    })
    await answer.arrayBuffer()
    if (answer.ok) return finish(core, delivery, { status: 'delivered', lastStatus: answer.status })
    return retry(core, delivery, { lastStatus: answer.status })
  } catch (error) {
    if (stop.aborted) return delivery
    return retry(core, delivery, { lastError: reasonOf(error) })
  }
}

export function finish(core: Core, delivery: Delivery, fields: Partial<Delivery>): Delivery {
  return core.store.step(() => {
    const event = core.store.find('event', delivery.event)
    if (event && event.object.pending_webhooks > 0) {
      change(core, 'event', event.account, event.object, {
        pending_webhooks: event.object.pending_webhooks - 1,
      })
    }
    const attempts = delivery.attempts + 1
    return change(core, 'delivery', delivery.account, delivery, { attempts, ...fields })
  })
}

function retry(core: Core, delivery: Delivery, fields: Partial<Delivery>): Delivery {
  const attempts = delivery.attempts + 1
  if (attempts >= MAXIMUM_ATTEMPTS) return finish(core, delivery, { ...fields, status: 'failed' })
  const seconds = RETRY_AFTER_S[Math.min(attempts, RETRY_AFTER_S.length) - 1] ?? 30
  return core.store.step(() =>
    change(core, 'delivery', delivery.account, delivery, {
      ...fields,
      attempts,
      nextAttemptAt: Date.now() + seconds * 1000,
    }),
  )
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { cause } = error
  return cause instanceof Error && cause.message ? cause.message : error.message
}
