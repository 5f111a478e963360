// `stripe.createEmbeddedCheckoutPage`: Checkout's page in a frame of the host page.
import type { ApiContext } from '../shared/api'
import { isRecord } from '../shared/messages'
import { Frame } from './frame'
import { IntegrationError } from './integration-error'

export interface EmbeddedOptions {
  clientSecret?: string
  fetchClientSecret?: () => Promise<string>
  onComplete?: () => void
}

let openPage: object | undefined

export async function createEmbeddedCheckoutPage(api: ApiContext, options: EmbeddedOptions) {
  if (openPage) throw new IntegrationError('You cannot have multiple Embedded Checkout objects.')
  const marker = {}
  openPage = marker
  let frame: Frame | undefined
  let secret: string
  try {
    secret = options.clientSecret ?? (await options.fetchClientSecret?.()) ?? ''
  } catch (cause) {
    openPage = undefined
    throw cause
  }
  const id = secret.split('_secret_')[0] ?? ''
  if (id === '') throw new IntegrationError('createEmbeddedCheckoutPage needs a client secret.')

  function hear(name: string, detail: unknown): void {
    if (name !== 'complete' || !isRecord(detail)) return
    if (typeof detail.returnUrl === 'string' && options.onComplete === undefined)
      location.assign(detail.returnUrl)
    else options.onComplete?.()
  }
  function unmount(): void {
    frame?.destroy()
    frame = undefined
  }
  return {
    mount(target: string | HTMLElement) {
      const place = typeof target === 'string' ? document.querySelector(target) : target
      if (!(place instanceof HTMLElement))
        throw new IntegrationError(`There is no element ${String(target)}.`)
      unmount()
      frame = new Frame({
        origin: api.origin,
        path: `/c/pay/${id}?in=frame`,
        title: 'Checkout',
        heightPx: 560,
        setup: () => ({
          publishableKey: api.publishableKey,
          stripeAccount: api.stripeAccount,
          locale: 'auto',
          group: {},
          element: { clientSecret: secret },
        }),
        onEvent: hear,
      })
      frame.iframe.style.width = '100%'
      place.replaceChildren(frame.iframe)
    },
    unmount,
    destroy() {
      unmount()
      if (openPage === marker) openPage = undefined
    },
  }
}
