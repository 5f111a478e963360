// The page to which Mollie sends a payer in test mode: what shall become of the payment is chosen there.
import { html } from 'hono/html'
import type { Core } from '../core/core'
import type { MolliePayment } from '../core/kinds'
import { missingPage, PAGE_POLICY, page } from '../pages/layout'
import { amountOf } from './money'

const CHOICES = [
  { status: 'paid', label: 'Paid' },
  { status: 'failed', label: 'Failed' },
  { status: 'canceled', label: 'Cancelled' },
  { status: 'expired', label: 'Expired' },
] as const

export const readChoice = (sent: unknown) => CHOICES.find(({ status }) => status === sent)?.status

/** Where a payer goes from here. */
export const homeOf = ({ cancelUrl, redirectUrl, status }: MolliePayment): string =>
  status === 'canceled' ? (cancelUrl ?? redirectUrl) : redirectUrl

const priceOf = ({ amountMinor, currency }: MolliePayment): string =>
  `${currency} ${amountOf(amountMinor, currency).value}`

const openBody = (payment: MolliePayment) => html`<main class="state">
  <h1>${payment.description}</h1>
  <p class="amount">${priceOf(payment)}</p>
  <p class="soft" id="ask">What shall become of this payment?</p>
  <form method="post" action="/mollie/checkout/${payment.id}" aria-labelledby="ask">
    ${CHOICES.map(
      ({ label, status }) =>
        html`<p><button class="${status === 'paid' ? 'primary ' : ''}wide" type="submit" name="status" value="${status}">${label}</button></p>`,
    )}
  </form>
</main>`

const closedBody = (payment: MolliePayment) => html`<main class="state">
  <h1>This payment is ${payment.status}</h1>
  <p class="soft">${priceOf(payment)} for ${payment.description}.</p>
  <a class="button" href="${homeOf(payment)}">Back to the seller</a>
</main>`

export async function checkoutPage(core: Core, id: string): Promise<Response> {
  const payment = core.store.find('mollie_payment', id)?.object
  if (!payment) return missingPage('payment')
  const shown = await page({
    title: payment.description,
    body: payment.status === 'open' ? openBody(payment) : closedBody(payment),
  })
  // A browser holds the redirect that answers a form to the same rule as the form itself.
  const homes = [payment.redirectUrl, payment.cancelUrl ?? payment.redirectUrl].map(
    (url) => new URL(url).origin,
  )
  shown.headers.set(
    'content-security-policy',
    PAGE_POLICY.replace(/form-action 'self'/, `$& ${homes.join(' ')}`),
  )
  return shown
}
