// Confirmation tokens: what a payer has filled in, handed to the server before there is anything to confirm; each works once.
import type Stripe from 'stripe'
import { type Core, change, need } from '../core/core'
import { invalidRequest } from '../core/errors'
import { newId } from '../core/ids'
import { mergeMetadata } from './metadata'
import type { MadeMethod, MethodInput } from './method-input'
import { behaviourOf, isBankDebit, readMethod, resolvePaymentMethod, storeMethod } from './payment-methods'

/** As Stripe says of `expires_at`: half a day. */
const LIFETIME_SECONDS = 12 * 3600

export interface TokenInput {
  payment_method?: string
  payment_method_data?: MethodInput
  return_url?: string
  setup_future_usage?: Stripe.ConfirmationToken.SetupFutureUsage
  shipping?: Stripe.ConfirmationToken.Shipping
  use_stripe_sdk?: boolean
  metadata?: MethodInput['metadata']
}

export function createConfirmationToken(
  core: Core,
  account: string,
  input: TokenInput,
): Stripe.ConfirmationToken {
  const { method, behaviour } = madeOf(core, account, input)
  const id = newId('ctoken')
  core.store.put('token_method', account, { id, method, behaviour })
  const now = core.nowSeconds()
  return core.store.put('confirmation_token', account, {
    id,
    object: 'confirmation_token',
    created: now,
    expires_at: now + LIFETIME_SECONDS,
    livemode: false,
    mandate_data: isBankDebit(method)
      ? {
          customer_acceptance: {
            type: 'online',
            online: { ip_address: '127.0.0.1', user_agent: 'sandbox' },
          },
        }
      : null,
    metadata: mergeMetadata({}, input.metadata),
    payment_intent: null,
    payment_method_options: null,
    payment_method_preview: previewOf(method),
    return_url: input.return_url ?? null,
    setup_future_usage: input.setup_future_usage ?? null,
    setup_intent: null,
    shipping: input.shipping ?? null,
    use_stripe_sdk: input.use_stripe_sdk ?? false,
  })
}

function madeOf(core: Core, account: string, input: TokenInput): MadeMethod {
  if (input.payment_method_data !== undefined) return readMethod(core, input.payment_method_data)
  if (input.payment_method === undefined) {
    throw invalidRequest('You must provide either payment_method or payment_method_data.', {
      code: 'parameter_missing',
      param: 'payment_method_data',
    })
  }
  const method = resolvePaymentMethod(core, account, input.payment_method)
  return { method, behaviour: behaviourOf(core, method.id) }
}

/** What the method will be, without what only a stored one has. */
function previewOf(method: Stripe.PaymentMethod): Stripe.ConfirmationToken.PaymentMethodPreview {
  const { billing_details, card, customer, customer_account, link, sepa_debit, type, us_bank_account } =
    method
  const plain = { billing_details, customer, customer_account, type, card, link, sepa_debit, us_bank_account }
  // Both shapes say the same of a method; the preview's own type leaves out what the sandbox never fills in.
  return JSON.parse(JSON.stringify(plain)) as Stripe.ConfirmationToken.PaymentMethodPreview
}

/** Takes a token for the confirmation of an intent: the method that it stands for is stored, the token is spent. */
export function spendConfirmationToken(
  core: Core,
  account: string,
  id: string,
  confirmed:
    | Pick<Stripe.ConfirmationToken, 'payment_intent'>
    | Pick<Stripe.ConfirmationToken, 'setup_intent'>,
): { token: Stripe.ConfirmationToken; method: Stripe.PaymentMethod } {
  const token = need(core, 'confirmation_token', account, id, 'confirmation_token')
  const made = core.store.get('token_method', account, id)
  const spentOn = token.payment_intent ?? token.setup_intent
  const refuse = (message: string) => invalidRequest(message, { param: 'confirmation_token' })
  if (spentOn !== null) {
    throw refuse(
      `The provided ConfirmationToken was previously used to confirm ${spentOn}. A ConfirmationToken may be used only once.`,
    )
  }
  if (!made || token.expires_at === null || token.expires_at <= core.nowSeconds())
    throw refuse(`The provided ConfirmationToken (${id}) has expired. Please create a new one.`)
  const known = core.store.get('payment_method', account, made.method.id)
  const method = known ?? storeMethod(core, account, { ...made, method: { ...made.method } })
  return {
    token: change(core, 'confirmation_token', account, token, { ...confirmed, expires_at: null }),
    method,
  }
}
