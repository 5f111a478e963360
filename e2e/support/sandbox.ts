// The sandbox's control surface, as the stories use it: what banks and messengers do, what was asked, charged and mailed.
import { expect } from 'playwright/test'
import { type LoggedRequest, type SandboxControl, sandboxControl } from '@/lib/testing/sandbox-control'

export interface LedgerRow {
  charge: string
  payment_intent: string
  status: string
  amount: number
  currency: string
  application_fee_amount: number
  amount_refunded: number
  metadata: Record<string, string>
}

export interface Mail {
  to: string[]
  subject: string
  text: string
  headers: Record<string, string>
}

interface Mischief {
  drop?: number
  duplicate?: number
  shuffle?: number
  delayMs?: number
  seed?: number
  paused?: boolean
}

export const CALM: Required<Omit<Mischief, 'seed'>> = {
  drop: 0,
  duplicate: 0,
  shuffle: 0,
  delayMs: 0,
  paused: false,
}

export interface Sandbox extends SandboxControl {
  url: string
  /** Every try to charge, declined ones too, oldest first. */
  ledger(account: string): Promise<LedgerRow[]>
  /** What was asked about payments of this account, but for what the house asks by itself, whenever it comes to it. */
  paymentRequests(account: string): Promise<LoggedRequest[]>
  /** What was asked, whoever asked and for whichever account, in order. */
  allRequests(): Promise<(Omit<LoggedRequest, 'status'> & { caller: string; status: number | null })[]>
  /** What reached this email address, newest first. */
  mails(to: string): Promise<Mail[]>
  /** From now on, for every account: put back to `CALM` afterwards. */
  disturbWebhooks(mischief: Mischief): Promise<void>
  clearFaults(): Promise<void>
}

/** A wallet's domain is registered, and each minute the events are listed that no webhook may have brought. */
const OF_THE_HOUSE = /^\/v1\/(?:payment_method_domains|events)\b/

export function sandboxAt(url: string): Sandbox {
  const control = sandboxControl(url)
  const read = async (path: string): Promise<unknown> => {
    const answer = await fetch(`${url}/_sandbox/${path}`)
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
    return answer.json()
  }
  return {
    ...control,
    url,
    ledger: async (account) => {
      const { data } = (await read(`ledger?account=${account}`)) as { data: LedgerRow[] }
      return data
    },
    paymentRequests: async (account) => {
      const requests = await control.requests(account)
      return requests.filter(({ path }) => !OF_THE_HOUSE.test(path))
    },
    allRequests: async () => {
      const { data } = (await read('requests')) as { data: Awaited<ReturnType<Sandbox['allRequests']>> }
      return data
    },
    mails: async (to) => (await read(`mail.json?to=${encodeURIComponent(to)}`)) as Mail[],
    disturbWebhooks: async (mischief) => {
      await control.post('webhooks', mischief)
    },
    clearFaults: async () => {
      const answer = await fetch(`${url}/_sandbox/faults`, { method: 'DELETE' })
      expect(answer.ok).toBe(true)
    },
  }
}
