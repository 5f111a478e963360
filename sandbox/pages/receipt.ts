// The receipt that a charge's `receipt_url` shows.
import { html } from 'hono/html'
import { formatAmount } from '../browser/frame/money'
import type { World } from '../world'
import { missingPage, page } from './layout'

export function receiptPage(world: World, id: string): Promise<Response> {
  const found = world.find('charge', id)
  if (!found) return missingPage('receipt')
  const { object: charge, account } = found
  const seller = world.find('account', account)?.object.business_profile?.name ?? 'the seller'
  const means = charge.payment_method_details
  const card = means?.card
  const rows: [string, string][] = [
    ['Date', new Date(charge.created * 1000).toLocaleDateString('en', { dateStyle: 'long' })],
    [
      'Paid with',
      card
        ? `${card.brand ?? 'card'} •••• ${card.last4 ?? ''}`
        : (means?.type ?? 'unknown').replaceAll('_', ' '),
    ],
    ['Reference', charge.id],
  ]
  if (charge.description) rows.push(['For', charge.description])
  if (charge.amount_refunded > 0)
    rows.push(['Refunded', formatAmount(charge.amount_refunded, charge.currency)])
  return page({
    title: `Receipt from ${seller}`,
    body: html`<main class="narrow">
      <h1 class="soft">Receipt from ${seller}</h1>
      <p class="amount">${formatAmount(charge.amount, charge.currency)}</p>
      <dl class="rows">${rows.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
      ${charge.paid ? '' : html`<p class="problem">This charge did not go through.</p>`}
    </main>`,
  })
}
