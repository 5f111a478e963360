// One `stripe-connect-*` element: a frame of the sandbox, and the listeners that the host page has set.
import { Frame } from '../host/frame'
import { type FrameSetup, isRecord } from '../shared/messages'
import type { Connector } from './connector'

const HEIGHTS_PX: Record<string, number> = {
  'account-onboarding': 520,
  'notification-banner': 0,
  'account-management': 320,
}

export class ConnectElement extends HTMLElement {
  readonly component: string = ''
  private connector: Connector | undefined
  private frame: Frame | undefined
  private readonly values = new Map<string, unknown>()

  /** Every setter of the element ends here, also with undefined. */
  keep(setter: string, value: unknown): void {
    this.values.set(setter, value)
  }

  setConnector(connector: Connector): void {
    this.connector = connector
    if (this.isConnected) void this.open()
  }

  connectedCallback(): void {
    if (this.connector) void this.open()
  }

  disconnectedCallback(): void {
    this.close()
  }

  close(): void {
    this.connector?.leave(this)
    this.frame?.destroy()
    this.frame = undefined
  }

  refresh(): void {
    this.frame?.send({ kind: 'call', id: 0, method: 'update', argument: this.setup('') })
  }

  private async open(): Promise<void> {
    const connector = this.connector
    if (connector === undefined || this.frame) return
    connector.join(this)
    let secret: string
    try {
      secret = await connector.clientSecret()
    } catch (cause) {
      this.fail('account_session_create_error', cause instanceof Error ? cause.message : String(cause))
      return
    }
    if (!this.isConnected || this.frame) return
    this.style.display = 'block'
    this.frame = new Frame({
      origin: connector.origin,
      path: `/connect/embedded/${this.component}.html`,
      title: `Stripe ${this.component.replaceAll('-', ' ')}`,
      heightPx: HEIGHTS_PX[this.component] ?? 240,
      setup: () => this.setup(secret),
      onEvent: (name, detail) => this.hear(name, detail),
    })
    const { iframe } = this.frame
    iframe.style.width = '100%'
    // Something is shown, if only that it is loading: not while its document has not come.
    const tellStart = () => this.tell('setOnLoaderStart', { elementTagName: this.component })
    iframe.addEventListener('load', tellStart, { once: true })
    this.replaceChildren(iframe)
  }

  private setup(clientSecret: string): FrameSetup {
    const connector = this.connector
    const options = [...this.values].filter(([, value]) => typeof value !== 'function')
    return {
      publishableKey: connector?.publishableKey ?? '',
      stripeAccount: undefined,
      locale: connector?.locale ?? 'auto',
      group: { appearance: connector?.appearance() ?? {} },
      element: { ...JSON.parse(JSON.stringify(Object.fromEntries(options))), clientSecret },
    }
  }

  private hear(name: string, detail: unknown): void {
    if (name === 'exit') this.tell('setOnExit')
    if (name === 'step') this.tell('setOnStepChange', detail)
    if (name === 'section') this.tell('setOnSectionOpen', detail)
    if (name === 'notifications') this.tell('setOnNotificationsChange', detail)
    if (name === 'loaderror' && isRecord(detail)) {
      this.connector?.forgetSecret()
      this.fail(String(detail.type), String(detail.message))
    }
  }

  private fail(type: string, message: string): void {
    this.tell('setOnLoadError', { elementTagName: this.component, error: { type, message } })
  }

  private tell(setter: string, detail?: unknown): void {
    const listener = this.values.get(setter)
    if (typeof listener === 'function') listener(detail)
  }
}
