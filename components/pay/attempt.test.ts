// What becomes of a tap on the button, with Stripe and the server played by plain functions.
import type { PaymentIntentResult } from '@stripe/stripe-js'
import { describe, expect, test, vi } from 'vitest'
import { attemptPayment, outcomeOf, type Phase, type Steps } from './attempt'
import { type OpenedPayment, refusalOf } from './open-payment'

const SHOWN = { amount: 140.76, currency: 'EUR', publishableKey: 'pk_test_1', connectedAccountId: 'acct_1' }
const OPENED: OpenedPayment = { clientSecret: 'pi_1_secret_2', ...SHOWN }

const result = (shape: object): PaymentIntentResult => shape as PaymentIntentResult
const declined = (error: object) => result({ error: { type: 'card_error', ...error } })
const intent = (status: string, more: object = {}) => result({ paymentIntent: { status, ...more } })

async function attempt(changes: Partial<Steps> = {}) {
  const said: Phase[] = []
  const confirmed: string[] = []
  const outcome = await attemptPayment(SHOWN, {
    submit: async () => undefined,
    openPayment: async () => OPENED,
    confirm: async (clientSecret) => {
      confirmed.push(clientSecret)
      return intent('succeeded')
    },
    say: (phase) => said.push(phase),
    ...changes,
  })
  return { outcome, said, confirmed }
}

describe('an attempt', () => {
  test('checks the form, opens the payment, confirms it, and leaves the outcome to our server', async () => {
    const { outcome, said, confirmed } = await attempt()
    expect(outcome).toEqual({ kind: 'finished' })
    expect(said).toEqual(['checking', 'preparing', 'bank'])
    expect(confirmed).toEqual(['pi_1_secret_2'])
  })

  test('opens no payment while a field is missing', async () => {
    const { outcome, said } = await attempt({ submit: async () => ({ message: 'incomplete' }) })
    expect(outcome).toEqual({ kind: 'invalid' })
    expect(said).toEqual(['checking'])
  })

  // promise 118
  test('reports a silent form and continues when it responds, because a wallet sheet may be open', async () => {
    vi.useFakeTimers()
    try {
      const said: Phase[] = []
      let answer: ((fault: unknown) => void) | undefined
      let isOver = false
      const attempted = attempt({
        submit: () => new Promise((resolve) => (answer = resolve)),
        say: (phase) => said.push(phase),
      }).finally(() => (isOver = true))
      await vi.advanceTimersByTimeAsync(600_000)
      expect(said).toEqual(['checking', 'silent'])
      expect(isOver).toBe(false)
      answer?.(undefined)
      const { outcome, confirmed } = await attempted
      expect(outcome).toEqual({ kind: 'finished' })
      expect(confirmed).toEqual(['pi_1_secret_2'])
      expect(said).toEqual(['checking', 'silent', 'preparing', 'bank'])
    } finally {
      vi.useRealTimers()
    }
  })

  test('never reports a form that responds in time as silent', async () => {
    vi.useFakeTimers()
    try {
      const said: Phase[] = []
      await attempt({ say: (phase) => said.push(phase) })
      await vi.advanceTimersByTimeAsync(60_000)
      expect(said).toEqual(['checking', 'preparing', 'bank'])
    } finally {
      vi.useRealTimers()
    }
  })

  // promise 7
  test.each([
    ['amount', { amount: 140.77 }],
    ['currency', { currency: 'USD' }],
    ['account', { connectedAccountId: 'acct_2' }],
    ['key', { publishableKey: 'pk_test_2' }],
  ])('never charges a different %s from the one shown', async (_what, change) => {
    const { outcome, confirmed } = await attempt({ openPayment: async () => ({ ...OPENED, ...change }) })
    expect(outcome).toEqual({ kind: 'refused', refused: 'changed', isStale: true })
    expect(confirmed).toEqual([])
  })

  test('asks no bank when the server refuses', async () => {
    const { outcome, confirmed } = await attempt({
      openPayment: async () => ({ refused: 'gone', isStale: true }),
    })
    expect(outcome).toEqual({ kind: 'refused', refused: 'gone', isStale: true })
    expect(confirmed).toEqual([])
  })

  test('is unsure when the response is lost after the bank was asked, and refused when lost before', async () => {
    const broken = async () => {
      throw new Error('the frame is gone')
    }
    expect((await attempt({ confirm: broken })).outcome).toEqual({ kind: 'unsure' })
    expect((await attempt({ submit: broken })).outcome).toMatchObject({ refused: 'unreachable' })
  })
})

describe("Stripe's answer", () => {
  // promise 22
  test.each(['succeeded', 'processing', 'requires_capture', 'requires_action'])(
    'leaves the outcome to the server for an intent that %s',
    (status) => expect(outcomeOf(intent(status))).toEqual({ kind: 'finished' }),
  )

  test('an intent back at its start was declined', () => {
    const last_payment_error = {
      code: 'card_declined',
      decline_code: 'insufficient_funds',
      payment_method: { type: 'sepa_debit' },
    }
    expect(outcomeOf(intent('requires_payment_method', { last_payment_error }))).toEqual({
      kind: 'declined',
      code: 'insufficient_funds',
      methodType: 'sepa_debit',
    })
    expect(outcomeOf(intent('requires_payment_method'))).toEqual({
      kind: 'declined',
      code: 'generic_decline',
      methodType: null,
    })
  })

  test('a cancelled intent is gone', () => {
    expect(outcomeOf(intent('canceled'))).toMatchObject({ refused: 'gone', isStale: true })
  })

  test.each([
    [{ code: 'card_declined', decline_code: 'lost_card' }, 'lost_card'],
    [{ code: 'expired_card' }, 'expired_card'],
    [{}, 'generic_decline'],
  ])('a card error is a decline, by its closest code: %j', (error, code) =>
    expect(outcomeOf(declined(error))).toEqual({ kind: 'declined', code, methodType: 'card' }),
  )

  test('a failed authentication is a decline, whatever the error calls itself', () => {
    const error = { type: 'invalid_request_error', code: 'payment_intent_authentication_failure' }
    expect(outcomeOf(declined(error))).toEqual({ kind: 'declined', code: error.code, methodType: null })
  })

  test('an intent that somebody else has paid is finished', () => {
    const error = { type: 'invalid_request_error', payment_intent: { status: 'succeeded' } }
    expect(outcomeOf(declined(error))).toEqual({ kind: 'finished' })
    const unexpected = { type: 'invalid_request_error', code: 'payment_intent_unexpected_state' }
    expect(outcomeOf(declined(unexpected))).toEqual({ kind: 'finished' })
  })

  // promise 120
  test.each(['api_connection_error', 'api_error'])('the outcome is unknown after %s', (type) =>
    expect(outcomeOf(declined({ type }))).toEqual({ kind: 'unsure' }),
  )

  test('other errors charge nothing', () => {
    expect(outcomeOf(declined({ type: 'validation_error' }))).toEqual({ kind: 'invalid' })
    expect(outcomeOf(declined({ type: 'rate_limit_error' }))).toMatchObject({ refused: 'tooOften' })
    expect(outcomeOf(declined({ type: 'invalid_request_error' }))).toMatchObject({ refused: 'unreachable' })
  })
})

describe("our server's refusal", () => {
  test.each([
    [404, { code: 'Payment.InvalidToken' }, { refused: 'gone', isStale: true }],
    [409, { code: 'Payment.InvoiceNotPayable' }, { refused: 'gone', isStale: true }],
    [409, { code: 'Payment.InFlight' }, { refused: 'inFlight', isStale: true }],
    [409, { code: 'PaymentAccount.NotEnabled' }, { refused: 'notEnabled', isStale: true }],
    [429, { code: 'Request.TooMany' }, { refused: 'tooOften', isStale: false }],
    [502, { code: 'Payment.ProviderError' }, { refused: 'unreachable', isStale: false }],
    [503, '<html>', { refused: 'unreachable', isStale: false }],
    [500, { code: '__proto__' }, { refused: 'unreachable', isStale: false }],
    [200, null, { refused: 'unreachable', isStale: false }],
  ])('%i %j', (status, body, expected) => expect(refusalOf(status, body)).toEqual(expected))
})
