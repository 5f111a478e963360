// The object that `Stripe(publishableKey)` answers with: the methods of Stripe.js that Remit and its kind use.
import { type ApiContext, callApi } from '../shared/api'
import { isRecord } from '../shared/messages'
import type { GroupOptions } from '../shared/options'
import { CheckoutElements } from './checkout-elements'
import { type ConfirmOptions, confirmPayment, confirmWith, paymentMethodOf } from './confirm'
import { asSetup, confirmSetup } from './confirm-setup'
import { createConfirmationToken, type TokenOptions } from './confirmation-token'
import { SandboxElement } from './element'
import { ElementsGroup } from './elements-group'
import { createEmbeddedCheckoutPage, type EmbeddedOptions } from './embedded-checkout'
import { FrameRefusal } from './frame'
import { IntegrationError } from './integration-error'
import type { IntentResult } from './intent'
import { answerNextAction, pathOf } from './next-action'

type Params = Record<string, unknown>

export interface StripeOptions {
  stripeAccount?: string
  locale?: string
}

export function createStripe(origin: string, publishableKey: string, options: StripeOptions = {}) {
  const api: ApiContext = { origin, publishableKey, stripeAccount: options.stripeAccount }
  const locale = options.locale ?? 'auto'
  return {
    elements: (group: GroupOptions = {}) => new ElementsGroup(api, locale, { ...group }),
    confirmPayment: (confirm: ConfirmOptions) => confirmPayment(api, confirm),
    confirmSetup: (confirm: ConfirmOptions) => confirmSetup(api, confirm),
    retrieveSetupIntent: async (clientSecret: string) => asSetup(await retrieveIntent(api, clientSecret)),
    retrievePaymentIntent: (clientSecret: string) => retrieveIntent(api, clientSecret),
    handleNextAction: ({ clientSecret }: { clientSecret: string }) => handleNext(api, clientSecret),
    handleCardAction: (clientSecret: string) => handleNext(api, clientSecret),
    confirmCardPayment: (clientSecret: string, data: Params = {}) => confirmCard(api, clientSecret, data),
    createConfirmationToken: (options: TokenOptions) => createConfirmationToken(api, options),
    createPaymentMethod: (params: Params) => createPaymentMethod(api, params),
    createToken,
    createEmbeddedCheckoutPage: (embedded: EmbeddedOptions) => createEmbeddedCheckoutPage(api, embedded),
    initCheckoutElementsSdk: (checkout: ConstructorParameters<typeof CheckoutElements>[2]) =>
      new CheckoutElements(api, locale, checkout).sdk(),
    registerAppInfo: (_wrapper: unknown) => undefined,
    _registerWrapper: (_wrapper: unknown) => undefined,
  }
}

async function retrieveIntent(api: ApiContext, clientSecret: string): Promise<IntentResult> {
  const id = clientSecret.split('_secret_')[0] ?? ''
  const answer = await callApi(api, 'GET', pathOf(id), { client_secret: clientSecret })
  return answer.error ? { error: answer.error } : { paymentIntent: answer.object }
}

async function handleNext(api: ApiContext, clientSecret: string): Promise<IntentResult> {
  const found = await retrieveIntent(api, clientSecret)
  if (found.error) return found
  return answerNextAction(api, found.paymentIntent, clientSecret)
}

async function confirmCard(api: ApiContext, clientSecret: string, data: Params): Promise<IntentResult> {
  const id = clientSecret.split('_secret_')[0] ?? ''
  if (typeof data.payment_method === 'string') {
    return confirmWith(api, id, clientSecret, data.payment_method, data)
  }
  const method = await createPaymentMethod(api, {
    type: 'card',
    ...(isRecord(data.payment_method) ? data.payment_method : {}),
  })
  if (method.error) return { error: method.error }
  return confirmWith(api, id, clientSecret, String(method.paymentMethod.id), data)
}

/** From a group of elements, from one card element, or from plain parameters. */
async function createPaymentMethod(api: ApiContext, params: Params) {
  if (params.elements instanceof ElementsGroup) {
    const made = await paymentMethodOf(params.elements, isRecord(params.params) ? params.params : {})
    return 'error' in made ? { error: made.error } : { paymentMethod: { id: made.paymentMethod } as Params }
  }
  const element = params.element ?? params.card
  if (element instanceof SandboxElement && element.frame) {
    try {
      const method = await element.frame.call('createPaymentMethod', {
        billing_details: params.billing_details,
      })
      return { paymentMethod: isRecord(method) ? method : {} }
    } catch (refusal) {
      if (refusal instanceof FrameRefusal) return { error: refusal.error }
      throw refusal
    }
  }
  const answer = await callApi(api, 'POST', '/v1/payment_methods', params)
  return answer.error ? { error: answer.error } : { paymentMethod: answer.object }
}

function createToken(): Promise<never> {
  return Promise.reject(
    new IntegrationError('The sandbox makes no tokens: use a PaymentMethod, as the Payment Element does.'),
  )
}
