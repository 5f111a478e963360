// The control page's tab about Mollie: its payments, and what can become of them.
import { html } from 'hono/html'
import type { MollieChargeback, MolliePayment, MollieRefund } from '../core/kinds'
import { amountOf } from '../mollie/money'
import type { World } from '../world'
import { act, callForm, empty, type Markup, mark, time } from './control-parts'

const LIMIT = 60

export function mollieTab(world: World): Markup {
  const rows = world.molliePayments().slice(0, LIMIT)
  if (rows.length === 0) return empty('Payments at Mollie appear here as soon as somebody opens one.')
  return html`${rows.map(({ chargebacks, payment, profile, refunds }) => {
    const { value, currency } = amountOf(payment.amountMinor, payment.currency)
    return html`<article class="card">
      <header>
        <span class="figure">${currency} ${value}</span>${mark(payment.status)}
        <code>${payment.id} on ${profile}</code><span class="soft">${time(payment.createdAt / 1000)}</span>
      </header>
      <p class="soft">${payment.description}</p>
      <div class="acts">${acts(payment)}</div>
      ${refunds.map((refund) => refundRow(refund, payment))}
      ${chargebacks.map((chargeback) => chargebackRow(chargeback, payment))}
    </article>`
  })}`
}

function acts({ id, status }: MolliePayment): Markup {
  const call = (what: string): string => `POST /_sandbox/mollie/payments/${id}/${what}`
  if (status === 'paid')
    return html`${callForm('Refund', call('refund'), [{ name: 'value', label: 'Amount', placeholder: 'all' }])}${callForm('Charge back', call('chargeback'), [{ name: 'value', label: 'Amount', placeholder: 'all' }])}`
  const isOpen = status === 'open'
  if (!isOpen && status !== 'pending' && status !== 'authorized') return html``
  return html`${act('Paid', call('pay'))}${act('Failed', call('fail'))}${act('Cancelled', call('cancel'))}${act('Expired', call('expire'))}
    ${isOpen ? html`<a class="button" href="/mollie/checkout/${id}" target="_blank">Checkout</a>` : ''}`
}

function refundRow({ amountMinor, id, status }: MollieRefund, { currency }: MolliePayment): Markup {
  const call = (what: string): string => `POST /_sandbox/mollie/refunds/${id}/${what}`
  const isOnItsWay = status === 'queued' || status === 'pending' || status === 'processing'
  return html`<div class="acts">
    <span>Refund ${amountOf(amountMinor, currency).value}</span>${mark(status)}<code>${id}</code>
    ${isOnItsWay ? html`${act('Done', call('settle'))}${act('Failed', call('fail'))}` : ''}
  </div>`
}

function chargebackRow(
  { amountMinor, id, reversedAt }: MollieChargeback,
  { currency }: MolliePayment,
): Markup {
  return html`<div class="acts">
    <span>Chargeback ${amountOf(amountMinor, currency).value}</span>${mark(reversedAt === null ? 'taken' : 'reversed')}<code>${id}</code>
    ${reversedAt === null ? html`${act('Reverse', `POST /_sandbox/mollie/chargebacks/${id}/reverse`)}` : ''}
  </div>`
}
