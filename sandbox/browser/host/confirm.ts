// `stripe.confirmPayment`: from filled-in fields to a confirmed intent, with the bank's question in between.
import { type ApiContext, callApi } from '../shared/api'
import { type ElementError, isRecord } from '../shared/messages'
import { ElementsGroup } from './elements-group'
import { FrameRefusal } from './frame'
import { IntegrationError } from './integration-error'
import type { IntentResult } from './intent'
import { answerNextAction } from './next-action'
import { returnUrl } from './return-url'

export interface ConfirmOptions {
  elements?: unknown
  clientSecret?: string
  confirmParams?: Record<string, unknown>
  redirect?: 'always' | 'if_required'
}

export async function confirmPayment(api: ApiContext, options: ConfirmOptions): Promise<IntentResult> {
  const group = options.elements instanceof ElementsGroup ? options.elements : undefined
  const params = options.confirmParams ?? {}
  const clientSecret = options.clientSecret ?? group?.options.clientSecret
  assertUsable(options, group, clientSecret)
  const wallet = group?.wallet
  const result = await confirmOnce(api, group, String(clientSecret), params)
  wallet?.finish(result.error)
  if (result.error || options.redirect === 'if_required') return result
  location.assign(returnUrl(String(params.return_url), result.paymentIntent))
  return new Promise<never>(() => undefined)
}

function assertUsable(
  options: ConfirmOptions,
  group: ElementsGroup | undefined,
  clientSecret: string | undefined,
): void {
  const { confirmation_token: token, payment_method: method } = options.confirmParams ?? {}
  if (group === undefined && typeof method !== 'string' && typeof token !== 'string') {
    throw new IntegrationError('Invalid value for stripe.confirmPayment(): elements should be an object.')
  }
  if (clientSecret === undefined) {
    throw new IntegrationError(
      'In order to confirm with deferred intent creation, pass the clientSecret of the PaymentIntent to stripe.confirmPayment().',
    )
  }
  if (options.redirect !== 'if_required' && typeof options.confirmParams?.return_url !== 'string') {
    throw new IntegrationError(
      'Invalid value for stripe.confirmPayment(): confirmParams.return_url is required.',
    )
  }
  if (group && group.options.clientSecret === undefined && !group.hasSubmitted) {
    throw new IntegrationError(
      'elements.submit() must be called before stripe.confirmPayment(). Call elements.submit() as soon as your customer presses pay, prior to any asynchronous work.',
    )
  }
}

async function confirmOnce(
  api: ApiContext,
  group: ElementsGroup | undefined,
  clientSecret: string,
  params: Record<string, unknown>,
): Promise<IntentResult> {
  const id = clientSecret.split('_secret_')[0] ?? ''
  const token = params.confirmation_token
  if (typeof token === 'string')
    return confirmBy(api, id, clientSecret, { confirmation_token: token }, params)
  const mismatch = group ? await compareWithIntent(api, group, id, clientSecret) : undefined
  if (mismatch) return { error: mismatch }
  const method = group
    ? await paymentMethodOf(group, params)
    : { paymentMethod: String(params.payment_method) }
  if ('error' in method) return { error: method.error }
  return confirmWith(api, id, clientSecret, method.paymentMethod, params)
}

/** Confirms an intent with a payment method and sees it through the bank's question. */
export const confirmWith = (
  api: ApiContext,
  id: string,
  clientSecret: string,
  paymentMethod: string,
  params: Record<string, unknown>,
): Promise<IntentResult> => confirmBy(api, id, clientSecret, { payment_method: paymentMethod }, params)

async function confirmBy(
  api: ApiContext,
  id: string,
  clientSecret: string,
  means: { payment_method: string } | { confirmation_token: string },
  params: Record<string, unknown>,
): Promise<IntentResult> {
  const answer = await callApi(api, 'POST', `/v1/payment_intents/${id}/confirm`, {
    client_secret: clientSecret,
    ...means,
    return_url: params.return_url,
    receipt_email: params.receipt_email,
    use_stripe_sdk: true,
  })
  if (answer.error) return { error: answer.error }
  return answerNextAction(api, answer.object, clientSecret)
}

/** The payment method of the sheet, or of the fields; checks the fields once more. */
export async function paymentMethodOf(
  group: ElementsGroup,
  params: Record<string, unknown> = {},
): Promise<{ paymentMethod: string } | { error: ElementError }> {
  if (group.wallet) return { paymentMethod: group.wallet.paymentMethod }
  const frame = (group.getElement('payment') ?? group.getElement('card'))?.frame
  if (frame === undefined) {
    throw new IntegrationError(
      'Invalid value for stripe.confirmPayment(): elements should have a mounted Payment Element or Express Checkout Element.',
    )
  }
  const given = isRecord(params.payment_method_data) ? params.payment_method_data : {}
  try {
    const method = await frame.call('createPaymentMethod', { billing_details: given.billing_details })
    return isRecord(method) ? { paymentMethod: String(method.id) } : { error: unexpected() }
  } catch (refusal) {
    if (refusal instanceof FrameRefusal) return { error: refusal.error }
    throw refusal
  }
}

/** Stripe refuses an intent that is not the payment which the fields were drawn for. */
async function compareWithIntent(
  api: ApiContext,
  group: ElementsGroup,
  id: string,
  clientSecret: string,
): Promise<ElementError | undefined> {
  if (group.options.clientSecret !== undefined) return undefined
  const answer = await callApi(api, 'GET', `/v1/payment_intents/${id}`, { client_secret: clientSecret })
  if (answer.error) return answer.error
  for (const field of ['amount', 'currency'] as const) {
    const [actual, expected] = [answer.object[field], group.options[field]]
    if (expected !== undefined && String(actual).toLowerCase() !== String(expected).toLowerCase()) {
      return {
        type: 'invalid_request_error',
        message: `The ${field} of the PaymentIntent (${String(actual)}) does not match the ${field} given to elements (${String(expected)}).`,
      }
    }
  }
  const [usage, wanted] = [answer.object.setup_future_usage ?? null, group.options.setupFutureUsage ?? null]
  if (usage === wanted) return undefined
  return {
    type: 'invalid_request_error',
    message: `The setup_future_usage of the PaymentIntent (${String(usage)}) does not match the setupFutureUsage given to elements (${String(wanted)}).`,
  }
}

function unexpected(): ElementError {
  return { type: 'api_error', message: 'An unexpected error has occurred.' }
}
