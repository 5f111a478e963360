// `stripe.confirmSetup`: from filled-in fields to a means that is saved, with the bank's question in between.
import { type ApiContext, callApi } from '../shared/api'
import type { ElementError } from '../shared/messages'
import { type ConfirmOptions, paymentMethodOf } from './confirm'
import { ElementsGroup } from './elements-group'
import { IntegrationError } from './integration-error'
import type { Intent, IntentResult } from './intent'
import { answerNextAction, pathOf } from './next-action'
import { returnUrl } from './return-url'

type SetupResult = { setupIntent: Intent; error?: undefined } | { error: ElementError }

/** The same result by the name that belongs to it. */
export const asSetup = (result: IntentResult): SetupResult =>
  result.error ? { error: result.error } : { setupIntent: result.paymentIntent }

export async function confirmSetup(api: ApiContext, options: ConfirmOptions): Promise<SetupResult> {
  const { group, clientSecret, params } = usable(options)
  const method = await paymentMethodOf(group, params)
  if ('error' in method) return { error: method.error }
  const answer = await callApi(api, 'POST', `${pathOf(clientSecret.split('_secret_')[0])}/confirm`, {
    client_secret: clientSecret,
    payment_method: method.paymentMethod,
    return_url: params.return_url,
    use_stripe_sdk: true,
  })
  if (answer.error) return { error: answer.error }
  const result = asSetup(await answerNextAction(api, answer.object, clientSecret))
  if (result.error || options.redirect === 'if_required') return result
  location.assign(returnUrl(String(params.return_url), result.setupIntent))
  return new Promise<never>(() => undefined)
}

function usable({ clientSecret, confirmParams: params = {}, elements, redirect }: ConfirmOptions) {
  const fault = (said: string) => new IntegrationError(`Invalid value for stripe.confirmSetup(): ${said}`)
  if (!(elements instanceof ElementsGroup)) throw fault('elements should be an object.')
  const secret = clientSecret ?? elements.options.clientSecret
  if (secret === undefined)
    throw new IntegrationError(
      'In order to confirm with deferred intent creation, pass the clientSecret of the SetupIntent to stripe.confirmSetup().',
    )
  if (redirect !== 'if_required' && typeof params.return_url !== 'string')
    throw fault('confirmParams.return_url is required.')
  if (elements.options.clientSecret === undefined && !elements.hasSubmitted)
    throw new IntegrationError('elements.submit() must be called before stripe.confirmSetup().')
  return { group: elements, clientSecret: secret, params }
}
