// Idempotency-Key as Stripe keeps it: per account, 24 hours, saved answers replayed, other parameters refused.
import { createHash } from 'node:crypto'
import type { Core } from '../core/core'
import { StripeError } from '../core/errors'
import type { SavedAnswer } from '../core/kinds'

const DAY_MS = 24 * 3600 * 1000

export interface Claim {
  id: string
  account: string
  fingerprint: string
}

export class IdempotencyKeys {
  private readonly inFlight = new Set<string>()

  constructor(
    private readonly core: Core,
    private readonly keptMs = DAY_MS,
  ) {}

  /** The answer saved under the key, or a claim that must be released. Throws on misuse and on a key in use. */
  claim(account: string, key: string, request: unknown): { saved: SavedAnswer } | { claim: Claim } {
    if (key.length > 255) {
      throw new StripeError(
        400,
        {
          type: 'invalid_request_error',
          message: `Idempotency key must be at most 255 characters, was ${key.length}.`,
        },
        { isSaved: false },
      )
    }
    const id = `${account} ${key}`
    const fingerprint = createHash('sha256').update(canonical(request)).digest('hex')
    const saved = this.core.store.get('idempotency_key', account, id)
    if (saved && saved.expiresAt > this.core.now()) {
      if (saved.fingerprint !== fingerprint) throw mismatch(key)
      return { saved }
    }
    if (this.inFlight.has(id)) throw inUse(key)
    this.inFlight.add(id)
    return { claim: { id, account, fingerprint } }
  }

  /** Must run inside the step whose effects it answers for. */
  save(claim: Claim, answer: { status: number; body: unknown; requestId: string }): void {
    this.core.store.put('idempotency_key', claim.account, {
      id: claim.id,
      fingerprint: claim.fingerprint,
      status: answer.status,
      body: answer.body,
      requestId: answer.requestId,
      expiresAt: this.core.now() + this.keptMs,
    })
  }

  release(claim: Claim): void {
    this.inFlight.delete(claim.id)
  }
}

function mismatch(key: string): StripeError {
  return new StripeError(400, {
    type: 'idempotency_error',
    message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
  })
}

function inUse(key: string): StripeError {
  return new StripeError(409, {
    type: 'invalid_request_error',
    code: 'idempotency_key_in_use',
    doc_url: 'https://docs.stripe.com/error-codes/idempotency-key-in-use',
    message: `There is currently another in-progress request using this Idempotency Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`,
  })
}

/** JSON with the keys of every object in order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    item !== null && typeof item === 'object' && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([one], [other]) => (one < other ? -1 : 1)))
      : item,
  )
}
