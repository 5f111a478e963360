// The hosted Checkout page, also shown in a frame for `createEmbeddedCheckoutPage`.
import { html } from 'hono/html'
import { findSession, sessionView } from '../browser/payment-pages'
import type { World } from '../world'
import { missingPage, page } from './layout'

type View = ReturnType<typeof sessionView>

export function checkoutPage(world: World, id: string, isEmbedded: boolean): Promise<Response> {
  const found = world.find('checkout.session', id)
  if (!found) return missingPage('checkout')
  const view = sessionView(world, found)
  const isHosted = findSession(world, id, undefined) !== undefined
  if (!isHosted && !isEmbedded) return missingPage('checkout')
  const body =
    view.status.type === 'open'
      ? openBody(world, view, isEmbedded)
      : closedBody(view, String(view.status.type))
  return page({
    title: view.businessName ?? 'Checkout',
    body,
    scripts: ['/endive/stripe.js', '/endive/scripts/checkout-page.js'],
    bodyClass: isEmbedded ? 'is-embedded' : '',
  })
}

function openBody(world: World, view: View, isEmbedded: boolean) {
  return html`<main
    class="checkout"
    id="root"
    data-session="${view.id}"
    data-account="${view.account === world.platformId ? '' : view.account}"
    data-key="${world.publishableKeyOf(view.account)}"
    data-amount="${view.total.total.minorUnitsAmount}"
    data-currency="${view.currency}"
    data-business="${view.businessName ?? ''}"
    data-methods="${(view.methodTypes ?? []).join(',')}"
    data-email="${view.email ?? ''}"
    data-embedded="${isEmbedded ? 'yes' : 'no'}"
  >
    <section aria-labelledby="what">
      ${view.cancelUrl && !isEmbedded ? html`<a class="back" href="${view.cancelUrl}">← Back to ${view.businessName ?? 'the seller'}</a>` : ''}
      <h1 id="what" class="soft">Pay ${view.businessName ?? 'the seller'}</h1>
      <p class="amount">${view.total.total.amount}</p>
      ${summary(view)}
    </section>
    <section aria-labelledby="how">
      <h2 id="how">Payment details</h2>
      <form id="pay" novalidate>
        <div id="payment"></div>
        <button class="primary wide" type="submit" disabled>Pay ${view.total.total.amount}</button>
        <p class="problem" role="alert"></p>
      </form>
    </section>
  </main>`
}

function summary(view: View) {
  const tax = view.total.taxExclusive
  return html`<ul class="lines">
    ${view.lineItems.map(
      (line) =>
        html`<li><span>${line.name}${line.quantity > 1 ? ` × ${line.quantity}` : ''}</span><span>${line.total.amount}</span></li>`,
    )}
    ${tax.minorUnitsAmount > 0 ? html`<li class="soft"><span>Tax</span><span>${tax.amount}</span></li>` : ''}
    <li class="total"><span>Total due</span><span>${view.total.total.amount}</span></li>
  </ul>`
}

function closedBody(view: View, status: string) {
  const isComplete = status === 'complete'
  const home = isComplete ? view.successUrl?.replace('{CHECKOUT_SESSION_ID}', view.id) : view.cancelUrl
  return html`<main class="state" id="root" data-session="${view.id}" data-status="${status}">
    <h1>${isComplete ? 'This payment is complete' : 'This checkout has expired'}</h1>
    <p class="soft">${isComplete ? `${view.total.total.amount} for ${view.businessName ?? 'the seller'}.` : 'Nothing was charged. Ask the seller for a new link.'}</p>
    ${home ? html`<a class="button" href="${home}">Back to ${view.businessName ?? 'the seller'}</a>` : ''}
  </main>`
}
