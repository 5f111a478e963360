// `stripe.createConfirmationToken`: what is filled in, as a token that the server confirms with.
import { type ApiContext, callApi } from '../shared/api'
import { type ElementError, isRecord } from '../shared/messages'
import { ElementsGroup } from './elements-group'
import { FrameRefusal } from './frame'
import { IntegrationError } from './integration-error'

export interface TokenOptions {
  elements?: unknown
  params?: Record<string, unknown>
}
type TokenResult = { confirmationToken: Record<string, unknown> } | { error: ElementError }

export async function createConfirmationToken(
  api: ApiContext,
  { elements, params = {} }: TokenOptions,
): Promise<TokenResult> {
  const group = elementsOf(elements)
  const said = {
    return_url: params.return_url,
    shipping: params.shipping,
    setup_future_usage: group.options.setupFutureUsage ?? undefined,
  }
  const wallet = group.wallet
  if (wallet) {
    const answer = await callApi(api, 'POST', '/v1/confirmation_tokens', {
      ...said,
      payment_method: wallet.paymentMethod,
    })
    wallet.finish(answer.error)
    return answer.error ? { error: answer.error } : { confirmationToken: answer.object }
  }
  return fromFields(group, said, params.payment_method_data)
}

function elementsOf(elements: unknown): ElementsGroup {
  if (!(elements instanceof ElementsGroup)) {
    throw new IntegrationError(
      'Invalid value for stripe.createConfirmationToken(): elements should be an Elements object.',
    )
  }
  if (elements.options.clientSecret !== undefined) {
    throw new IntegrationError(
      'stripe.createConfirmationToken() is for elements that were created without a clientSecret.',
    )
  }
  if (!elements.hasSubmitted) {
    throw new IntegrationError(
      'elements.submit() must be called before stripe.createConfirmationToken(). Call elements.submit() as soon as your customer presses pay, prior to any asynchronous work.',
    )
  }
  return elements
}

async function fromFields(
  group: ElementsGroup,
  said: Record<string, unknown>,
  data: unknown,
): Promise<TokenResult> {
  const frame = group.getElement('payment')?.frame
  if (frame === undefined) {
    throw new IntegrationError(
      'Invalid value for stripe.createConfirmationToken(): elements should have a mounted Payment Element or Express Checkout Element.',
    )
  }
  try {
    const token = await frame.call('createConfirmationToken', {
      ...said,
      billing_details: isRecord(data) ? data.billing_details : undefined,
    })
    return isRecord(token)
      ? { confirmationToken: token }
      : { error: { type: 'api_error', message: 'An unexpected error has occurred.' } }
  } catch (refusal) {
    if (refusal instanceof FrameRefusal) return { error: refusal.error }
    throw refusal
  }
}
