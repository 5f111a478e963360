// The Express Checkout Element's conversation: click, the wallet's sheet, confirm, and what came of it.
import { type ElementError, isRecord } from '../shared/messages'
import type { SandboxElement } from './element'
import type { ElementsGroup } from './elements-group'
import { Frame } from './frame'
import { openModal } from './modal'

/** Stripe.js gives the host page one second to answer a click. */
const CLICK_TIMEOUT_MS = 1000

export function watchExpressCheckout(element: SandboxElement, group: ElementsGroup): void {
  element.intercept = (name, detail) => {
    if (name !== 'walletclick' || !isRecord(detail)) return false
    void askHost(element, String(detail.wallet)).then((details) => {
      if (details) openSheet(element, group, String(detail.wallet), details)
    })
    return true
  }
}

/** Undefined when the host page said no, or nothing in time. */
function askHost(element: SandboxElement, wallet: string): Promise<Record<string, unknown> | undefined> {
  if (!element.hasListener('click')) return Promise.resolve({})
  return new Promise((settle) => {
    const timer = setTimeout(() => {
      console.error('The click event of the Express Checkout Element was not resolved within one second.')
      settle(undefined)
    }, CLICK_TIMEOUT_MS)
    const answer = (value: Record<string, unknown> | undefined): void => {
      clearTimeout(timer)
      settle(value)
    }
    element.emit('click', {
      elementType: 'expressCheckout',
      expressPaymentType: wallet,
      resolve: (details?: Record<string, unknown>) => answer(details ?? {}),
      reject: () => answer(undefined),
    })
  })
}

function openSheet(
  element: SandboxElement,
  group: ElementsGroup,
  wallet: string,
  details: Record<string, unknown>,
): void {
  const cancel = (): void => {
    end()
    element.emit('cancel', { elementType: 'expressCheckout' })
  }
  const frame = new Frame({
    origin: group.api.origin,
    path: '/endive/wallet-sheet.html',
    title: wallet === 'link' ? 'Link' : 'Google Pay',
    heightPx: 0,
    setup: () => group.setup('walletSheet', { ...element.options, ...details, wallet }),
    onEvent: (name, detail) => {
      if (name === 'sheetcancel') cancel()
      if (name === 'sheetpay' && isRecord(detail)) pay(detail)
    },
  })
  const modal = openModal(frame.iframe, 'Pay with a wallet', cancel)
  let hasEnded = false
  function end(): void {
    if (hasEnded) return
    hasEnded = true
    group.wallet = undefined
    frame.disconnect()
    modal.close()
  }
  function pay(detail: Record<string, unknown>): void {
    group.wallet = {
      paymentMethod: String(detail.paymentMethod),
      finish: end,
    }
    element.emit('confirm', {
      elementType: 'expressCheckout',
      expressPaymentType: wallet,
      billingDetails: detail.billingDetails,
      paymentFailed: (payload?: { message?: string }) => {
        group.wallet = undefined
        const error: ElementError = {
          type: 'card_error',
          message: payload?.message ?? 'Payment not completed.',
        }
        void frame.call('fail', error).catch(end)
      },
    })
  }
}
