// What the pay form says in the browser, as sentences that the server has finished.
import type { FinishedKey, Say } from '@/lib/words/room'

const PAY = {
  or: 'page.pay.or',
  loading: 'page.pay.loading',
  failed: 'page.pay.failed',
  slow: 'page.pay.slow',
  retry: 'page.pay.retry',
  checking: 'page.pay.checking',
  preparing: 'page.pay.preparing',
  bank: 'page.pay.bank',
  confirm: 'page.pay.confirm',
  done: 'page.pay.done',
  invalid: 'page.pay.invalid',
  changed: 'page.pay.changed',
  gone: 'page.pay.gone',
  inFlight: 'page.pay.inFlight',
  notEnabled: 'page.pay.notEnabled',
  tooOften: 'page.pay.tooOften',
  unreachable: 'page.pay.unreachable',
  unsure: 'page.pay.unsure',
} as const satisfies Record<string, FinishedKey>

const DECLINE = {
  generic: 'page.decline.generic',
  noFunds: 'page.decline.noFunds',
  expired: 'page.decline.expired',
  cvc: 'page.decline.cvc',
  number: 'page.decline.number',
  expiry: 'page.decline.expiry',
  address: 'page.decline.address',
  unsupported: 'page.decline.unsupported',
  limit: 'page.decline.limit',
  authentication: 'page.decline.authentication',
  later: 'page.decline.later',
  debit: 'page.decline.debit',
} as const satisfies Record<string, FinishedKey>

export type DeclineWords = Readonly<Record<keyof typeof DECLINE, string>>

export interface PayWords {
  pay: Readonly<Record<keyof typeof PAY, string>>
  decline: DeclineWords
}

const finished = <K extends string>(keys: Readonly<Record<K, FinishedKey>>, say: Say): Record<K, string> =>
  Object.fromEntries(Object.entries<FinishedKey>(keys).map(([word, key]) => [word, say(key)])) as Record<
    K,
    string
  >

export const declineWordsOf = (say: Say): DeclineWords => finished(DECLINE, say)

export const payWordsOf = (say: Say): PayWords => ({ pay: finished(PAY, say), decline: declineWordsOf(say) })
