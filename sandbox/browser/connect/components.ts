// The smaller Connect components: notification banner, account management, payments, payouts.
import type { Channel } from '../frame/channel'
import { h } from '../frame/dom'
import { formatAmount } from '../frame/money'
import type { AccountState, PaymentRow } from './account-api'
import { plain } from './verdict'

export function banner(place: HTMLElement, state: AccountState, channel: Channel): void {
  const count = state.due.length
  channel.emit('notifications', { total: count, actionRequired: count })
  if (count === 0) {
    place.replaceChildren()
    return
  }
  const text = h('p', {}, `Stripe needs: ${state.due.map(plain).join(', ')}.`)
  place.replaceChildren(h('div', { class: 'banner', role: 'status' }, h('strong', {}, 'Action needed'), text))
}

export function management(place: HTMLElement, state: AccountState, channel: Channel): void {
  const rows: [string, string][] = [
    ['Business', state.businessName || 'not given yet'],
    ['Type', plain(state.businessType) || 'not given yet'],
    ['Country', state.country],
    ['Email', state.email || 'not given yet'],
    ['Payments', state.chargesEnabled ? 'on' : 'off'],
    ['Payouts', `${state.payoutsEnabled ? 'on' : 'off'}, in ${state.currency.toUpperCase()}`],
  ]
  place.replaceChildren(
    h(
      'div',
      { class: 'onboarding' },
      h('h1', {}, 'Account'),
      h('dl', { class: 'rows' }, ...rows.flatMap(([name, value]) => [h('dt', {}, name), h('dd', {}, value)])),
    ),
  )
  channel.emit('section', { sectionName: 'account' })
}

export function payments(place: HTMLElement, { rows }: { rows: PaymentRow[] }): void {
  if (rows.length === 0) {
    place.replaceChildren(h('p', { class: 'hint' }, 'Payments will be listed here.'))
    return
  }
  const head = h(
    'tr',
    {},
    ...['Amount', 'Status', 'Method', 'Date'].map((name) => h('th', { scope: 'col' }, name)),
  )
  const lines = rows.map((row) =>
    h(
      'tr',
      {},
      h('td', {}, formatAmount(row.amount, row.currency)),
      h('td', {}, row.amountRefunded > 0 ? 'refunded' : row.status),
      h('td', {}, row.method),
      h('td', {}, new Date(row.createdAt).toLocaleDateString()),
    ),
  )
  place.replaceChildren(
    h(
      'table',
      { class: 'payments' },
      h('caption', { class: 'sr-only' }, 'Payments'),
      h('thead', {}, head),
      h('tbody', {}, ...lines),
    ),
  )
}

export function payouts(place: HTMLElement, state: AccountState): void {
  const text = state.payoutsEnabled
    ? `Payouts go to the bank account by themselves, daily, in ${state.currency.toUpperCase()}.`
    : 'Payouts are off until Stripe has everything it needs.'
  place.replaceChildren(h('p', {}, text))
}
