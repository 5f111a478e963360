// What every act needs: the store, the clock, events, and where the sandbox can be reached.

import type { SandboxOptions, WebhookTarget } from '../options'
import { noSuch } from './errors'
import { randomText } from './ids'
import type { Kind, Kinds, StripeKind } from './kinds'
import { Store } from './store'
import { readTestClock } from './test-clock'

export const API_VERSION = '2026-10-28.endive'
export const PLATFORM_ID = 'acct_1RemitPlatform0'
/** Accounts that belong to nobody's platform: each is called by a key of its own. */
export const OWN_ACCOUNT_PREFIX = 'acct_1RemitOwn'
export const APPLICATION_ID = 'ca_RemitSandboxApplication000'

export interface Core {
  readonly options: SandboxOptions
  readonly store: Store
  /** Where events go that no webhook_endpoint asked for; may be changed while running. */
  readonly targets: { platform: WebhookTarget | undefined; connect: WebhookTarget | undefined }
  /** Filled in once the server listens. */
  url: string
  /** Who asked for what is happening now, for `event.request`. */
  request: { id: string | null; idempotencyKey: string | null }
  /** Milliseconds by the sandbox clock. */
  now(): number
  /** The clock of whoever is called: the system's, and what a test has moved for all of them. */
  nowOutside(): number
  nowSeconds(): number
  advance(seconds: number): void
  /** Forgets everything and sets the clock right. */
  reset(): void
}

export function createCore(options: SandboxOptions): Core {
  let offsetMs = 0
  const ahead = readTestClock(options.testClock)
  const nowOutside = () => Date.now() + ahead()
  const now = () => nowOutside() + offsetMs
  const store = new Store(options.dataDir, (kind, body) => isWorthKeeping(kind, body, now))
  const readOffset = () => Number(store.find('setting', 'clock_offset_ms')?.object.value ?? 0)
  offsetMs = readOffset()
  return {
    options,
    store,
    targets: { platform: options.platformWebhook, connect: options.connectWebhook },
    url: '',
    nowOutside,
    request: { id: null, idempotencyKey: null },
    now,
    nowSeconds: () => Math.floor(now() / 1000),
    advance(seconds) {
      offsetMs += seconds * 1000
      store.step(() => store.put('setting', PLATFORM_ID, { id: 'clock_offset_ms', value: offsetMs }))
    },
    reset() {
      offsetMs = 0
      store.clear()
    },
  }
}

/** Is it called by its own key, rather than by the platform for it? */
export function standsAlone(account: string): boolean {
  return account === PLATFORM_ID || account.startsWith(OWN_ACCOUNT_PREFIX)
}

/** Objects of an account, or Stripe's "No such …". */
export function need<K extends StripeKind>(
  core: Core,
  kind: K,
  account: string,
  id: string,
  param = 'id',
): Kinds[K] {
  const object = core.store.get(kind, account, id)
  if (!object) throw noSuch(kind, id, param)
  return object
}

/** Stores an object with some fields changed and answers the new one. */
export function change<K extends Kind>(
  core: Core,
  kind: K,
  account: string,
  object: Kinds[K],
  fields: Partial<Kinds[K]>,
): Kinds[K] {
  return core.store.put(kind, account, { ...object, ...fields })
}

export function requestId(): string {
  return `req_${randomText(14)}`
}

/** Old answers and deliveries that ended are dropped when the journal is rewritten at start. */
function isWorthKeeping(kind: Kind, body: { id: string }, now: () => number): boolean {
  if (kind === 'idempotency_key') return (body as Kinds['idempotency_key']).expiresAt > now()
  if (kind === 'delivery') return (body as Kinds['delivery']).status === 'pending'
  return true
}
