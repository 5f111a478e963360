// What an intent asks of the payer after confirmation: the bank's question in a modal, or a walk to another page.
import { type ApiContext, callApi } from '../shared/api'
import { type ElementError, isRecord, isToHost } from '../shared/messages'
import type { Intent, IntentResult } from './intent'
import { openModal } from './modal'

/** Of an intent of either kind. */
export const pathOf = (id: unknown): string =>
  `/v1/${String(id).startsWith('seti_') ? 'setup' : 'payment'}_intents/${String(id)}`

export async function answerNextAction(
  api: ApiContext,
  intent: Intent,
  clientSecret: string,
): Promise<IntentResult> {
  if (intent.status !== 'requires_action' || !isRecord(intent.next_action)) return resultOf(intent)
  const action = intent.next_action
  if (isRecord(action.redirect_to_url)) {
    location.assign(String(action.redirect_to_url.url))
    return new Promise<never>(() => undefined)
  }
  const sdk = isRecord(action.use_stripe_sdk) ? action.use_stripe_sdk : {}
  await askPayer(api, String(sdk.stripe_js ?? `${api.origin}/_sandbox/3ds/${String(intent.id)}`))
  const after = await callApi(api, 'GET', pathOf(intent.id), {
    client_secret: clientSecret,
  })
  return after.error ? { error: after.error } : resultOf(after.object)
}

/** Settles when the payer has answered the bank, whichever way. */
export function askPayer(api: ApiContext, address: string): Promise<void> {
  return new Promise((settle) => {
    const url = new URL(address, api.origin)
    url.searchParams.set('mode', 'frame')
    const iframe = document.createElement('iframe')
    iframe.name = '__privateStripeFrame3ds'
    iframe.title = '3D Secure challenge'
    iframe.src = `${url.href}#${encodeURIComponent(location.origin)}`
    Object.assign(iframe.style, { border: '0', display: 'block', colorScheme: 'normal' })
    const hear = (event: MessageEvent<unknown>): void => {
      if (event.source !== iframe.contentWindow || event.origin !== api.origin || !isToHost(event.data))
        return
      if (event.data.kind === 'event' && event.data.name === 'authenticated') end()
    }
    const modal = openModal(iframe, '3D Secure challenge', () => {
      iframe.contentWindow?.postMessage(
        { from: 'remit-host', kind: 'call', id: 0, method: 'cancel' },
        api.origin,
      )
    })
    function end(): void {
      window.removeEventListener('message', hear)
      modal.close()
      settle()
    }
    window.addEventListener('message', hear)
  })
}

/** An intent back at `requires_payment_method` is an error for the host page, as with Stripe.js. */
export function resultOf(intent: Intent): IntentResult {
  if (intent.status !== 'requires_payment_method') return { paymentIntent: intent }
  const said = intent.last_payment_error ?? intent.last_setup_error
  const last = isRecord(said) ? said : {}
  const error: ElementError = {
    ...last,
    type: String(last.type ?? 'invalid_request_error'),
    message: String(last.message ?? 'The payment was not completed. Please try again.'),
    [intent.object === 'setup_intent' ? 'setup_intent' : 'payment_intent']: intent,
  }
  return { error }
}
