// The Express Checkout Element: one button for each wallet.
import type { FrameSetup } from '../shared/messages'
import { isRecord } from '../shared/messages'
import type { ExpressOptions } from '../shared/options'
import { type Channel, openChannel } from './channel'
import { h, icon, root } from './dom'
import { applyAppearance } from './theme'

const WALLETS = [
  { type: 'google_pay', option: 'googlePay', label: 'Pay with Google Pay', mark: 'google-pay' },
  { type: 'link', option: 'link', label: 'Pay with Link', mark: 'link' },
] as const

function shown(options: ExpressOptions) {
  return WALLETS.filter(({ option }) => options.paymentMethods?.[option] !== 'never')
}

function draw(setup: FrameSetup, channel: Channel): void {
  applyAppearance(setup.group.appearance)
  const options = setup.element as ExpressOptions
  const wallets = shown(options)
  const buttons = wallets.map(({ type, label, mark }) => {
    const theme = type === 'google_pay' && options.buttonTheme?.googlePay === 'white' ? 'is-white' : ''
    const button = h(
      'button',
      { type: 'button', class: `wallet ${type} ${theme}`, 'aria-label': label },
      icon(theme === '' ? mark : `${mark}-dark`, 'wallet-mark'),
    )
    button.style.height = `${Math.min(55, Math.max(40, options.buttonHeight ?? 44))}px`
    button.addEventListener('click', () => channel.emit('walletclick', { wallet: type }))
    return button
  })
  const box = h('div', { class: 'wallets' }, ...buttons)
  const columns = Math.max(1, Math.min(options.layout?.maxColumns ?? 2, wallets.length))
  box.style.setProperty('--columns', String(columns))
  root().replaceChildren(box)
}

function available(setup: FrameSetup): Record<string, boolean> | undefined {
  const wallets = shown(setup.element as ExpressOptions).map(({ option }) => option as string)
  if (wallets.length === 0) return undefined
  const all = ['amazonPay', 'applePay', 'googlePay', 'klarna', 'link', 'paypal']
  return Object.fromEntries(all.map((name) => [name, wallets.includes(name)]))
}

openChannel((setup, channel) => {
  draw(setup, channel)
  channel.emit('ready', { elementType: 'expressCheckout', availablePaymentMethods: available(setup) })
  return {
    update: (next) => {
      if (isRecord(next)) draw(next as unknown as FrameSetup, channel)
      return { value: undefined }
    },
  }
})
