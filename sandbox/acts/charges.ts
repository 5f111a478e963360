// Charges: one for every try to take an intent's money.
import type Stripe from 'stripe'
import { APPLICATION_ID, type Core, standsAlone } from '../core/core'
import { newId, randomText } from '../core/ids'
import { bookCharge } from './ledger'
import type { Decline } from './test-cards'

export interface ChargeInput {
  account: string
  intent: Stripe.PaymentIntent
  method: Stripe.PaymentMethod
  isAuthenticated: boolean
  /** Of a bank debit. */
  mandate?: string
}

export function succeedCharge(core: Core, input: ChargeInput): Stripe.Charge {
  const charge = newCharge(core, input, 'succeeded')
  return core.store.put('charge', input.account, bookCharge(core, input.account, charge))
}

/** A bank debit that the bank has yet to answer. */
export function pendCharge(core: Core, input: ChargeInput): Stripe.Charge {
  return core.store.put('charge', input.account, {
    ...newCharge(core, input, 'pending'),
    outcome: outcome('authorized', 'Payment pending.'),
  })
}

export function failCharge(core: Core, input: ChargeInput, decline: Decline): Stripe.Charge {
  return core.store.put('charge', input.account, {
    ...newCharge(core, input, 'failed'),
    ...failure(decline),
  })
}

/** What a charge shows once it has failed. */
export function failure(decline: Decline): Partial<Stripe.Charge> {
  return {
    status: 'failed',
    paid: false,
    failure_code: decline.code,
    failure_message: decline.message,
    outcome: {
      ...outcome('issuer_declined', 'The bank did not return any further details with this decline.'),
      network_status: 'declined_by_network',
      reason: decline.declineCode ?? decline.code,
    },
  }
}

function newCharge(core: Core, input: ChargeInput, status: Stripe.Charge.Status): Stripe.Charge {
  const { intent, method } = input
  const id = newId(method.type === 'card' || method.type === 'link' ? 'ch' : 'py').replace('_', '_3')
  return {
    id,
    object: 'charge',
    amount: intent.amount,
    amount_captured: status === 'failed' ? 0 : intent.amount,
    amount_refunded: 0,
    application: intent.application,
    application_fee: null,
    application_fee_amount: intent.application_fee_amount,
    balance_transaction: null,
    billing_details: method.billing_details,
    calculated_statement_descriptor: intent.statement_descriptor_suffix
      ? `SANDBOX* ${intent.statement_descriptor_suffix}`
      : 'REMIT SANDBOX',
    captured: status !== 'failed',
    created: core.nowSeconds(),
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: intent.on_behalf_of,
    outcome: outcome('authorized', 'Payment complete.'),
    paid: status !== 'failed',
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: chargeDetails(input),
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: status === 'failed' ? null : `${core.url}/_sandbox/receipts/${id}`,
    refunded: false,
    review: null,
    shipping: intent.shipping,
    source: null,
    source_transfer: null,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status,
    transfer_data: null,
    transfer_group: intent.transfer_group,
  }
}

function outcome(type: string, message: string): Stripe.Charge.Outcome {
  return {
    advice_code: null,
    network_advice_code: null,
    network_decline_code: null,
    network_status: 'approved_by_network',
    reason: null,
    risk_level: 'normal',
    risk_score: 20,
    seller_message: message,
    type,
  }
}

function chargeDetails({
  isAuthenticated,
  mandate,
  method,
}: ChargeInput): Stripe.Charge.PaymentMethodDetails {
  if (method.card) return { type: 'card', card: cardDetails(method.card, isAuthenticated) }
  if (method.sepa_debit) {
    const { generated_from: _, ...sepa } = method.sepa_debit
    return { type: 'sepa_debit', sepa_debit: { ...sepa, mandate: mandate ?? null } }
  }
  if (method.us_bank_account) {
    const bank = method.us_bank_account
    return {
      type: 'us_bank_account',
      us_bank_account: {
        account_holder_type: bank.account_holder_type,
        account_type: bank.account_type,
        bank_name: bank.bank_name,
        fingerprint: bank.fingerprint,
        last4: bank.last4,
        ...(mandate !== undefined && { mandate }),
        payment_reference: null,
        routing_number: bank.routing_number,
      },
    }
  }
  return { type: 'link', link: { country: 'US' } }
}

function cardDetails(
  card: Stripe.PaymentMethod.Card,
  isAuthenticated: boolean,
): Stripe.Charge.PaymentMethodDetails.Card {
  const wallet = card.wallet && {
    dynamic_last4: card.wallet.dynamic_last4,
    type: card.wallet.type,
    ...(card.wallet.apple_pay ? { apple_pay: { type: 'apple_pay' } } : {}),
    ...(card.wallet.google_pay ? { google_pay: {} } : {}),
  }
  return {
    amount_authorized: null,
    authorization_code: '123456',
    brand: card.brand,
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
    country: card.country,
    electronic_commerce_indicator: null,
    exp_month: card.exp_month,
    exp_year: card.exp_year,
    fingerprint: card.fingerprint ?? null,
    funding: card.funding,
    installments: null,
    last4: card.last4,
    mandate: null,
    network: card.brand,
    network_transaction_id: null,
    regulated_status: 'unregulated',
    three_d_secure: isAuthenticated
      ? {
          authentication_flow: 'challenge',
          electronic_commerce_indicator: '05',
          exemption_indicator: null,
          result: 'authenticated',
          result_reason: null,
          transaction_id: `${randomText(8)}-sandbox`,
          version: '2.2.0',
        }
      : null,
    transaction_link_id: null,
    wallet: wallet as Stripe.Charge.PaymentMethodDetails.Card.Wallet | null,
  }
}

/** The application of a charge on a connected account is the platform's. */
export function applicationOf(account: string): string | null {
  return standsAlone(account) ? null : APPLICATION_ID
}
