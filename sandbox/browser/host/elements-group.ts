// `stripe.elements(…)`: makes elements of one payment, keeps them in step, and submits them.
import { type ApiContext, callApi } from '../shared/api'
import type { ElementError, FrameSetup } from '../shared/messages'
import type { GroupOptions } from '../shared/options'
import { type ElementOptions, type ElementPlan, SandboxElement } from './element'
import { watchExpressCheckout } from './express-checkout'
import { FrameRefusal } from './frame'
import { IntegrationError } from './integration-error'
import { pathOf } from './next-action'

const PLANS: Record<string, Omit<ElementPlan, 'type'>> = {
  payment: {
    path: '/endive/elements-inner-payment.html',
    title: 'Secure payment input frame',
    heightPx: 232,
  },
  expressCheckout: {
    path: '/endive/elements-inner-express-checkout.html',
    title: 'Secure express checkout frame',
    heightPx: 56,
  },
  card: { path: '/endive/elements-inner-card.html', title: 'Secure card payment input frame', heightPx: 32 },
  linkAuthentication: {
    path: '/endive/elements-inner-contact.html',
    title: 'Secure email input frame',
    heightPx: 84,
  },
  address: {
    path: '/endive/elements-inner-contact.html',
    title: 'Secure address input frame',
    heightPx: 300,
  },
}

/** A payment method that a wallet's sheet has already handed over. */
export interface WalletPayment {
  paymentMethod: string
  finish(error?: ElementError): void
}

export class ElementsGroup {
  wallet: WalletPayment | undefined
  hasSubmitted = false
  private readonly elements = new Map<string, SandboxElement>()
  private intentCheck: Promise<ElementError | undefined> | undefined

  constructor(
    readonly api: ApiContext,
    private readonly locale: string,
    public options: GroupOptions,
  ) {
    if (
      options.clientSecret === undefined &&
      options.mode === 'payment' &&
      !Number.isInteger(options.amount)
    ) {
      throw new IntegrationError('elements() in payment mode needs an integer amount and a currency.')
    }
    if (options.clientSecret === undefined && options.mode === 'setup' && options.amount !== undefined)
      throw new IntegrationError('elements() in setup mode takes no amount.')
  }

  create(type: string, options: ElementOptions = {}): SandboxElement {
    const plan = PLANS[type]
    if (plan === undefined)
      throw new IntegrationError(`A valid Element name must be provided: ${type} is not one.`)
    if (this.elements.has(type)) {
      throw new IntegrationError(
        `Can only create one Element of type ${type} through the same Elements group.`,
      )
    }
    const element = new SandboxElement({ type, ...plan }, this.ownerOf(type), options)
    if (type === 'expressCheckout') watchExpressCheckout(element, this)
    this.elements.set(type, element)
    return element
  }

  /** Takes the name of an element, or its React component. */
  getElement(type: string | { __elementType?: string }): SandboxElement | null {
    const name = typeof type === 'string' ? type : (type.__elementType ?? '')
    return this.elements.get(name) ?? null
  }

  update(options: Partial<GroupOptions>): void {
    this.options = { ...this.options, ...options }
    if (options.amount !== undefined || options.currency !== undefined) this.hasSubmitted = false
    for (const element of this.elements.values()) element.refresh()
  }

  async fetchUpdates(): Promise<{ error?: ElementError }> {
    this.intentCheck = undefined
    const error = await this.ready()
    if (error) return { error }
    for (const element of this.elements.values()) element.refresh()
    return {}
  }

  /** Checks every field, shows what is wrong, and answers with the first mistake. */
  async submit(): Promise<{ error?: ElementError; selectedPaymentMethod?: string }> {
    if (this.wallet) {
      this.hasSubmitted = true
      return { selectedPaymentMethod: 'card' }
    }
    let selected: string | undefined
    for (const element of this.elements.values()) {
      if (element.plan.type === 'expressCheckout' || element.frame === undefined) continue
      try {
        const value = await element.frame.call('validate')
        if (element.plan.type === 'payment' && typeof value === 'string') selected = value
      } catch (refusal) {
        if (refusal instanceof FrameRefusal) return { error: refusal.error }
        throw refusal
      }
    }
    this.hasSubmitted = true
    return selected === undefined ? {} : { selectedPaymentMethod: selected }
  }

  /** Looks at the intent once, when there is one already. */
  ready(): Promise<ElementError | undefined> {
    this.intentCheck ??= this.readIntent()
    return this.intentCheck
  }

  private async readIntent(): Promise<ElementError | undefined> {
    const secret = this.options.clientSecret
    if (secret === undefined) return undefined
    const id = secret.split('_secret_')[0] ?? ''
    const answer = await callApi(this.api, 'GET', pathOf(id), { client_secret: secret })
    if (answer.error) return answer.error
    const { amount, currency } = answer.object
    if (typeof amount === 'number') this.options.amount = amount
    if (typeof currency === 'string') this.options.currency = currency
    return undefined
  }

  private ownerOf(type: string): SandboxElement['owner'] {
    return {
      origin: this.api.origin,
      setup: (options) => this.setup(type, options),
      ready: () => this.ready(),
      forget: (element) => {
        if (this.elements.get(type) === element) this.elements.delete(type)
      },
    }
  }

  setup(type: string, options: ElementOptions): FrameSetup {
    const { clientSecret: _secret, ...group } = this.options
    return {
      publishableKey: this.api.publishableKey,
      stripeAccount: this.api.stripeAccount,
      locale: this.options.locale ?? this.locale,
      // Functions cannot be posted to a frame; options are plain otherwise.
      group: JSON.parse(JSON.stringify(group)),
      element: { ...JSON.parse(JSON.stringify(options)), type },
    }
  }
}
