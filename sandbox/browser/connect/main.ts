// Entry of the stand-in for Connect.js: defines `window.StripeConnect` and the `stripe-connect-*` elements.
import {
  ConnectElementCommonMethodConfig,
  ConnectElementCustomMethodConfig,
  connectElementTagNames,
} from '@stripe/connect-js/pure'
import { scriptOrigin } from '../host/origin'
import { isRecord } from '../shared/messages'
import { Connector, type InitParams } from './connector'
import { ConnectElement } from './element'

declare global {
  interface Window {
    StripeConnect?: unknown
  }
}

const origin = scriptOrigin()

function defineElements(): void {
  const custom: Record<string, object> = ConnectElementCustomMethodConfig
  for (const name of connectElementTagNames) {
    const tag = `stripe-connect-${name}`
    if (customElements.get(tag)) continue
    const setters = [...Object.keys(ConnectElementCommonMethodConfig), ...Object.keys(custom[name] ?? {})]
    const Element = class extends ConnectElement {
      override readonly component: string = name
    }
    for (const setter of setters) {
      Object.defineProperty(Element.prototype, `${setter}InternalOnly`, {
        value(this: ConnectElement, value: unknown) {
          this.keep(setter, value)
        },
      })
    }
    customElements.define(tag, Element)
  }
}

function init(params: InitParams) {
  defineElements()
  const connector = new Connector(origin, params)
  return {
    connect: connector,
    update: (options: Partial<InitParams>) => connector.update(options),
    logout: () => connector.logout(),
  }
}

const existing = isRecord(window.StripeConnect) ? window.StripeConnect : {}
if (typeof existing.init !== 'function') {
  window.StripeConnect = Object.assign(existing, { init })
  if (typeof existing.onLoad === 'function') existing.onLoad()
}
