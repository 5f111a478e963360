// What a bank answers to a debit that has been processing.
import type Stripe from 'stripe'
import { type Core, need } from '../core/core'
import { failure } from './charges'
import { failSession, settleSession } from './checkout'
import { unexpectedState } from './intents'
import { later } from './later'
import { bookCharge } from './ledger'
import { blame, succeedIntent } from './outcomes'
import { behaviourOf } from './payment-methods'
import type { Decline } from './test-cards'

/** The bank pays a debit. */
export function settleProcessing(core: Core, account: string, id: string): Stripe.PaymentIntent {
  const { intent, charge } = needProcessing(core, account, id)
  const behaviour = behaviourOf(core, String(intent.payment_method))
  if (behaviour === 'debit_fails' || behaviour === 'debit_lacks_funds')
    return failProcessing(core, account, id)
  const paid = core.store.put(
    'charge',
    account,
    bookCharge(core, account, {
      ...charge,
      status: 'succeeded',
      outcome: charge.outcome && { ...charge.outcome, seller_message: 'Payment complete.' },
    }),
  )
  const settled = succeedIntent(core, account, intent, paid)
  settleSession(core, account, settled)
  if (behaviour === 'debit_disputed') later(core, account, 'open_dispute', paid.id)
  return settled
}

/** The bank returns a debit. */
export function failProcessing(core: Core, account: string, id: string): Stripe.PaymentIntent {
  const { intent, charge } = needProcessing(core, account, id)
  const reason: Decline = {
    code: 'payment_intent_payment_attempt_failed',
    message: 'The payment failed: the bank account has insufficient funds.',
  }
  const failed = core.store.put('charge', account, {
    ...charge,
    ...failure({ ...reason, code: 'insufficient_funds' }),
    amount_captured: 0,
    captured: false,
  })
  const back = blame(core, account, intent, failed, reason, 'invalid_request_error')
  failSession(core, account, back)
  return back
}

function needProcessing(core: Core, account: string, id: string) {
  const intent = need(core, 'payment_intent', account, id, 'intent')
  if (intent.status !== 'processing' || typeof intent.latest_charge !== 'string') {
    throw unexpectedState(
      intent,
      `This PaymentIntent is not processing: it has a status of ${intent.status}.`,
    )
  }
  return { intent, charge: need(core, 'charge', account, intent.latest_charge) }
}
