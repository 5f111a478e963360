// The pay form's sentences, rendered on the server for the browser.
import { DECLINE_KEYS } from '@/lib/words/decline'
import type { FinishedKey, Say } from '@/lib/words/room'

const PAY = {
  or: 'page.pay.or',
  loading: 'page.pay.loading',
  failed: 'page.pay.failed',
  slow: 'page.pay.slow',
  retry: 'page.pay.retry',
  checking: 'page.pay.checking',
  silent: 'page.pay.silent',
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

export interface PayWords {
  pay: Readonly<Record<keyof typeof PAY, string>>
  /** By key, every one that `declineKey` may choose. */
  decline: Readonly<Record<string, string>>
}

export const payWordsOf = (say: Say): PayWords => ({
  pay: Object.fromEntries(Object.entries(PAY).map(([word, key]) => [word, say(key)])) as PayWords['pay'],
  decline: Object.fromEntries(DECLINE_KEYS.map((key) => [key, say(key)])),
})

const UNLOCK = {
  code: 'page.pause.code',
  send: 'page.pause.send',
  sent: 'page.pause.sent',
  label: 'page.pause.label',
  enter: 'page.pause.enter',
  wrong: 'page.pause.wrong',
  tooOften: 'page.pay.tooOften',
  unreachable: 'page.pay.unreachable',
} as const satisfies Record<string, FinishedKey>

export type UnlockWords = Readonly<Record<keyof typeof UNLOCK, string>>

export const unlockWordsOf = (say: Say): UnlockWords =>
  Object.fromEntries(Object.entries(UNLOCK).map(([word, key]) => [word, say(key)])) as UnlockWords
