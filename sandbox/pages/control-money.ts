// The control page's tabs about money: payments, checkouts, refunds and disputes.
import { html } from 'hono/html'
import type { StripeKinds } from '../core/kinds'
import type { World } from '../world'
import { act, callForm, empty, type Markup, mark, money, time } from './control-parts'

const METHODS = [
  'pm_card_visa',
  'pm_card_mastercard',
  'pm_card_chargeDeclined',
  'pm_card_chargeDeclinedInsufficientFunds',
  'pm_card_authenticationRequired',
  'pm_card_createDispute',
  'pm_card_refundFail',
  'pm_sepa_debit',
  'pm_usBankAccount',
]
const LIMIT = 60

export function paymentsTab(world: World): Markup {
  const rows = world.list('payment_intent').slice(0, LIMIT)
  if (rows.length === 0) return empty('Payments appear here as soon as somebody opens one.')
  return html`${rows.map(({ account, object: intent }) => {
    const call = (what: string): string => `POST /_sandbox/payment_intents/${intent.id}/${what}`
    const charge = typeof intent.latest_charge === 'string' ? intent.latest_charge : undefined
    return html`<article class="card">
      <header>
        <span class="figure">${money(intent.amount, intent.currency)}</span>${mark(intent.status)}
        <code>${intent.id} on ${account}</code><span class="soft">${time(intent.created)}</span>
      </header>
      ${intent.last_payment_error?.message ? html`<p class="soft">${intent.last_payment_error.message}</p>` : ''}
      <div class="acts">
        ${
          ['requires_payment_method', 'requires_confirmation'].includes(intent.status)
            ? callForm('Pay as the payer', call('pay'), [
                { name: 'payment_method', label: 'With', choices: METHODS },
              ])
            : ''
        }
        ${
          intent.status === 'requires_action'
            ? html`${act('Authenticate', call('authenticate'), { outcome: 'succeed' })}${act('Fail authentication', call('authenticate'), { outcome: 'fail' })}`
            : ''
        }
        ${intent.status === 'processing' ? html`${act('Settle', call('settle'))}${act('Fail', call('fail'))}` : ''}
        ${
          intent.status === 'succeeded'
            ? html`${callForm('Refund', call('refund'), [
                { name: 'amount', label: 'Amount, smallest unit', placeholder: 'all', kind: 'number' },
              ])}${act('Dispute', call('dispute'))}${act('Inquiry', call('inquiry'))}`
            : ''
        }
        ${charge ? html`<a class="button" href="/_sandbox/receipts/${charge}" target="_blank">Receipt</a>` : ''}
      </div>
    </article>`
  })}`
}

function disputeActs({ id, status }: StripeKinds['dispute']): Markup {
  const call = (what: string): string => `POST /_sandbox/disputes/${id}/${what}`
  const answer = status.endsWith('needs_response') ? act('Answer', call('answer')) : ''
  if (status === 'warning_needs_response' || status === 'warning_under_review')
    return html`${answer}${act('Becomes a dispute', call('escalate'))}${act('Close inquiry', call('close'), { status: 'warning_closed' })}`
  const isOver = ['won', 'warning_closed', 'prevented'].includes(status)
  const won = isOver ? '' : act('Seller wins', call('close'), { status: 'won' })
  const lost = isOver || status === 'lost' ? '' : act('Seller loses', call('close'), { status: 'lost' })
  return html`${answer}${won}${lost}`
}

export function refundsTab(world: World): Markup {
  const refunds = world.list('refund').slice(0, LIMIT)
  const disputes = world.list('dispute').slice(0, LIMIT)
  if (refunds.length + disputes.length === 0) return empty('Refunds and disputes appear here.')
  return html`${refunds.map(
    ({ account, object: refund }) => html`<article class="card">
      <header>
        <span class="figure">Refund of ${money(refund.amount, refund.currency)}</span>${mark(refund.status)}
        <code>${refund.id} on ${account}</code>
      </header>
      <div class="acts">
        ${refund.status === 'pending' ? act('Settle', `POST /_sandbox/refunds/${refund.id}/settle`) : ''}
        ${['pending', 'succeeded'].includes(refund.status ?? '') ? act('Fail', `POST /_sandbox/refunds/${refund.id}/fail`) : ''}
      </div>
    </article>`,
  )}${disputes.map(
    ({ account, object: dispute }) => html`<article class="card">
      <header>
        <span class="figure">Dispute of ${money(dispute.amount, dispute.currency)}</span>${mark(dispute.status)}
        <code>${dispute.id} on ${account}</code>
      </header>
      <div class="acts">
        ${disputeActs(dispute)}
      </div>
    </article>`,
  )}`
}

export function checkoutsTab(world: World): Markup {
  const rows = world.list('checkout.session').slice(0, LIMIT)
  if (rows.length === 0) return empty('Checkout Sessions appear here.')
  return html`${rows.map(
    ({ account, object: session }) => html`<article class="card">
      <header>
        <span class="figure">${money(session.amount_total, session.currency)}</span>${mark(session.status)}
        <span class="soft">${session.payment_status}</span><code>${session.id} on ${account}</code>
      </header>
      ${
        session.status === 'open'
          ? html`<div class="acts">
              ${session.url ? html`<a class="button" href="${session.url}" target="_blank">Open its page</a>` : ''}
              ${callForm('Pay as the payer', `POST /_sandbox/checkout_sessions/${session.id}/pay`, [
                { name: 'payment_method', label: 'With', choices: METHODS },
              ])}
            </div>`
          : ''
      }
    </article>`,
  )}`
}
