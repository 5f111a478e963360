// The wallet's own sheet: what is paid, with which saved card, pay or cancel.
import { callApi } from '../shared/api'
import { type FrameSetup, isRecord } from '../shared/messages'
import { type Channel, openChannel } from './channel'
import { h, icon, root } from './dom'
import { formatAmount } from './money'
import { applyAppearance } from './theme'

const SAVED_CARDS = [
  { number: '4242424242424242', label: 'Visa •••• 4242', note: 'pays' },
  { number: '4000000000000002', label: 'Visa •••• 0002', note: 'is declined' },
  { number: '4000002760003184', label: 'Visa •••• 3184', note: 'asks the bank' },
]

const PAYER = {
  name: 'Jenny Rosen',
  email: 'jenny.rosen@example.com',
  address: {
    line1: '510 Townsend St',
    city: 'San Francisco',
    state: 'CA',
    postal_code: '94103',
    country: 'US',
  },
}

function sheet(setup: FrameSetup, channel: Channel) {
  const { amount = 0, currency = 'usd' } = setup.group
  const options = setup.element
  const wallet = String(options.wallet)
  const business = isRecord(options.business) ? String(options.business.name) : undefined
  const status = h('p', { class: 'sheet-status', role: 'status' })
  const pay = h('button', { type: 'submit', class: 'primary' }, `Pay ${formatAmount(amount, currency)}`)
  const cancel = h('button', { type: 'button', class: 'quiet' }, 'Cancel')
  const cards = SAVED_CARDS.map(({ number, label, note }, index) =>
    h(
      'label',
      { class: 'choice' },
      h('input', { type: 'radio', name: 'card', value: number, checked: index === 0 }),
      h('span', {}, label),
      h('small', {}, note),
    ),
  )
  const form = h(
    'form',
    { class: 'sheet', 'aria-labelledby': 'title' },
    h('p', { class: 'sandbox-note' }, 'Sandbox: no real money'),
    h(
      'h1',
      { id: 'title' },
      icon(wallet === 'link' ? 'link' : 'google-pay-dark', 'wallet-mark'),
      walletName(wallet),
    ),
    h('p', { class: 'sheet-amount' }, formatAmount(amount, currency)),
    business === undefined ? undefined : h('p', { class: 'sheet-to' }, `to ${business}`),
    h('fieldset', {}, h('legend', {}, 'Pay with'), ...cards),
    status,
    pay,
    cancel,
  )
  cancel.addEventListener('click', () => channel.emit('sheetcancel'))
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    pay.disabled = true
    status.textContent = 'Processing…'
    void handOver(setup, wallet, new FormData(form)).then((result) => {
      if ('error' in result) {
        status.textContent = result.error
        pay.disabled = false
      } else channel.emit('sheetpay', result)
    })
  })
  return { form, pay, status }
}

function walletName(wallet: string): HTMLElement {
  return h('span', { class: 'sr-only' }, wallet === 'link' ? 'Link' : 'Google Pay')
}

type HandOver = { error: string } | { paymentMethod: string; billingDetails: typeof PAYER }

async function handOver(setup: FrameSetup, wallet: string, form: FormData): Promise<HandOver> {
  const context = { ...setup, origin: location.origin }
  const answer = await callApi(context, 'POST', '/v1/payment_methods', {
    type: 'card',
    card: {
      number: form.get('card'),
      exp_month: 12,
      exp_year: new Date().getFullYear() + 4,
      cvc: '123',
      wallet: wallet === 'google_pay' ? { type: wallet } : undefined,
    },
    billing_details: PAYER,
  })
  if (answer.error) return { error: answer.error.message }
  return { paymentMethod: String(answer.object.id), billingDetails: PAYER }
}

openChannel((setup, channel) => {
  applyAppearance()
  document.body.classList.add('is-sheet')
  const { form, pay, status } = sheet(setup, channel)
  root().replaceChildren(form)
  pay.focus()
  window.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') channel.emit('sheetcancel')
  })
  return {
    fail: (error) => {
      status.textContent = isRecord(error) ? String(error.message) : 'Payment not completed.'
      pay.disabled = false
      return { value: undefined }
    },
  }
}, 'window')
