// Pays the hosted or embedded Checkout page with the same fields that a seller's own page would show.
import { askPayer } from '../../browser/host/next-action'
import { createStripe } from '../../browser/host/stripe'
import { callApi } from '../../browser/shared/api'
import { isRecord, isToFrame } from '../../browser/shared/messages'

const root = document.querySelector<HTMLElement>('#root')
const form = document.querySelector<HTMLFormElement>('#pay')
const hostOrigin = decodeURIComponent(location.hash.slice(1))
let clientSecret: string | undefined

if (hostOrigin !== '' && window.parent !== window) {
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.source !== window.parent || event.origin !== hostOrigin || !isToFrame(event.data)) return
    if (event.data.kind === 'setup') clientSecret = String(event.data.setup.element.clientSecret)
  })
  tell({ kind: 'hello' })
  new ResizeObserver(() => tell({ kind: 'height', height: document.body.scrollHeight })).observe(
    document.body,
  )
}

function tell(message: Record<string, unknown>): void {
  if (hostOrigin !== '') window.parent.postMessage({ from: 'remit-sandbox', ...message }, hostOrigin)
}

if (root && form) start(root.dataset, form)

function start(facts: DOMStringMap, form: HTMLFormElement): void {
  const api = {
    origin: location.origin,
    publishableKey: facts.key ?? '',
    stripeAccount: facts.account || undefined,
  }
  const stripe = createStripe(location.origin, api.publishableKey, {
    stripeAccount: api.stripeAccount,
    locale: 'en',
  })
  const isDark = matchMedia('(prefers-color-scheme: dark)').matches
  const elements = stripe.elements({
    mode: 'payment',
    amount: Number(facts.amount),
    currency: facts.currency,
    paymentMethodTypes: facts.methods ? facts.methods.split(',') : undefined,
    appearance: isDark
      ? {
          theme: 'night',
          variables: { colorPrimary: '#8ab4ff', colorBackground: '#1e2026', borderRadius: '8px' },
        }
      : { variables: { colorPrimary: '#0b57d0', borderRadius: '8px' } },
  })
  const email = facts.email || undefined
  const element = elements.create('payment', {
    layout: 'accordion',
    business: { name: facts.business || 'the seller' },
    defaultValues: { billingDetails: { email } },
  })
  const button = form.querySelector('button')
  const problem = form.querySelector('.problem')
  element.on('ready', () => button?.removeAttribute('disabled'))
  element.mount('#payment')

  const fail = (message: string): void => {
    if (problem) problem.textContent = message
    button?.removeAttribute('disabled')
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    button?.setAttribute('disabled', '')
    if (problem) problem.textContent = ''
    void pay().catch((cause: unknown) => fail(cause instanceof Error ? cause.message : String(cause)))
  })

  async function pay(): Promise<void> {
    const made = await stripe.createPaymentMethod({ elements, params: {} })
    if (made.error) return fail(made.error.message)
    const path = `/c/api/${facts.session}`
    const secret = { client_secret: clientSecret }
    const answer = await callApi(api, 'POST', `${path}/confirm`, {
      ...secret,
      payment_method: made.paymentMethod.id,
    })
    if (answer.error) return fail(answer.error.message)
    const intent = isRecord(answer.object.payment_intent) ? answer.object.payment_intent : {}
    if (intent.status === 'requires_action') await askPayer(api, `/_sandbox/3ds/${String(intent.id)}`)
    const after = await callApi(api, 'GET', path, secret)
    if (after.error) return fail(after.error.message)
    const status = isRecord(after.object.status) ? after.object.status.type : undefined
    if (status !== 'complete')
      return fail(
        'We are unable to authenticate your payment method. Please choose a different payment method and try again.',
      )
    leave(after.object)
  }

  function leave(session: Record<string, unknown>): void {
    const to = (url: unknown): string | undefined =>
      typeof url === 'string' ? url.replace('{CHECKOUT_SESSION_ID}', String(session.id)) : undefined
    if (facts.embedded === 'yes') {
      const returnUrl = session.redirectOnCompletion === 'always' ? to(session.returnUrl) : undefined
      tell({ kind: 'event', name: 'complete', detail: { returnUrl } })
      location.reload()
      return
    }
    const home = to(session.successUrl)
    if (home === undefined) location.reload()
    else location.assign(home)
  }
}
