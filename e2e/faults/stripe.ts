// The sandbox's control surface, as the rig needs it: what payers and banks do there, and what it knows to be true.
export interface Charge {
  payment_intent: string | null
  status: string
  amount: number
  currency: string
  application_fee_amount: number
  application_fee_refunded: number
}

interface Money {
  id: string
  payment_intent: string | null
  amount: number
  status: string
}

export interface Intent {
  id: string
  status: string
  description: string | null
}

export interface Truth {
  intents: Intent[]
  charges: Charge[]
  refunds: Money[]
  disputes: Money[]
}

export interface Mischief {
  drop?: number
  duplicate?: number
  shuffle?: number
  delayMs?: number
  seed?: number
  paused?: boolean
}

export const CALM = { drop: 0, duplicate: 0, shuffle: 0, delayMs: 0, paused: false } satisfies Mischief

export interface Fault {
  method?: string
  path: string
  account?: string
  when?: 'before' | 'after'
  kind: string
  times?: number
  delayMs?: number
  status?: number
  error?: object
}

export interface StripeEvent {
  id: string
  type: string
  account: string
}

export interface Stripe {
  url: string
  /** Says with which status the sandbox answered; throws only where it did not. */
  act(path: string, body?: object): Promise<{ status: number; body: Record<string, unknown> }>
  /** All that has happened on one account. */
  truth(account: string): Promise<Truth>
  /** What was said of one account, oldest first. */
  events(account: string): Promise<StripeEvent[]>
  /** What was asked of it for one account, or about it. */
  requests(account: string): Promise<{ method: string; path: string; fault: unknown }[]>
  /** Events that were taken with 2xx. */
  acknowledged(account: string): Promise<string[]>
  disturb(mischief: Mischief): Promise<void>
  /** How many deliveries wait. */
  waiting(): Promise<number>
  fail(fault: Fault): Promise<void>
  /** Of one account, or all of them. */
  clearFaults(account?: string): Promise<void>
  faultsLeft(): Promise<number>
  advanceClock(seconds: number): Promise<void>
  /** Where news of connected accounts go. */
  sendEventsTo(url: string, secret: string): Promise<void>
}

export function stripeAt(base: string): Stripe {
  const call = async (method: string, path: string, body?: object) => {
    const answer = await fetch(`${base}/_sandbox/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    return { status: answer.status, body: (text ? JSON.parse(text) : {}) as Record<string, unknown> }
  }
  const must = async (method: string, path: string, body?: object) => {
    const answer = await call(method, path, body)
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  const rows = async <T>(path: string) => (await must('GET', path)).data as T[]
  const objects = async <T>(type: string, account: string) => {
    const found = await rows<{ object: T }>(`objects?type=${type}&account=${account}`)
    return found.map(({ object }) => object)
  }
  return {
    url: base,
    act: (path, body = {}) => call('POST', path, body),
    truth: async (account) => ({
      intents: await objects<Intent>('payment_intent', account),
      charges: await rows<Charge>(`ledger?account=${account}`),
      refunds: await objects<Money>('refund', account),
      disputes: await objects<Money>('dispute', account),
    }),
    events: async (account) => (await objects<StripeEvent>('event', account)).toReversed(),
    requests: (account) => rows(`requests?about=${account}`),
    acknowledged: async (account) => {
      const deliveries = await rows<{ account: string; event: string; status: string }>('webhooks/deliveries')
      const known = new Set((await objects<StripeEvent>('event', account)).map(({ id }) => id))
      return deliveries
        .filter(({ event, status }) => status === 'delivered' && known.has(event))
        .map(({ event }) => event)
    },
    disturb: async (mischief) => void (await must('POST', 'webhooks', mischief)),
    waiting: async () => Number((await must('GET', 'webhooks')).waiting),
    fail: async (fault) => void (await must('POST', 'faults', fault)),
    clearFaults: async (account) =>
      void (await must('DELETE', account === undefined ? 'faults' : `faults?account=${account}`)),
    faultsLeft: async () => (await rows('faults')).length,
    advanceClock: async (advanceSeconds) => void (await must('POST', 'clock', { advanceSeconds })),
    sendEventsTo: async (url, secret) =>
      void (await must('POST', 'webhook-targets', { connect: { url, secret } })),
  }
}
