// `stripe.initCheckoutElementsSdk`: elements whose payment is a Checkout Session (`ui_mode: elements`).
import { type ApiContext, callApi } from '../shared/api'
import { isRecord } from '../shared/messages'
import type { Appearance } from '../shared/options'
import { paymentMethodOf } from './confirm'
import type { ElementOptions, SandboxElement } from './element'
import { ElementsGroup } from './elements-group'
import { answerNextAction } from './next-action'

type Session = Record<string, unknown>
type Result =
  | { type: 'success'; session: Session }
  | { type: 'error'; error: { message: string; code: null } }

export interface CheckoutOptions {
  clientSecret: Promise<string> | string
  elementsOptions?: { appearance?: Appearance }
}

export class CheckoutElements {
  private readonly listeners = new Set<(session: Session) => void>()
  private readonly group: ElementsGroup
  private session: Session = {}
  private email: string | undefined
  private readonly loaded: Promise<{ message: string; code: null } | undefined>

  constructor(
    private readonly api: ApiContext,
    locale: string,
    private readonly options: CheckoutOptions,
  ) {
    const appearance = options.elementsOptions?.appearance
    this.group = new ElementsGroup(api, locale, appearance ? { appearance } : {})
    this.loaded = this.load()
    this.group.ready = async () => {
      const error = await this.loaded
      return error ? { type: 'invalid_request_error', message: error.message } : undefined
    }
  }

  /** Own enumerable properties, because React spreads them. */
  sdk() {
    const create =
      (type: string) =>
      (options: ElementOptions = {}) =>
        this.group.create(type, options)
    const get = (type: string) => (): SandboxElement | null => this.group.getElement(type)
    const none = (): null => null
    return {
      on: (_event: 'change', listener: (session: Session) => void) => this.listeners.add(listener),
      loadActions: () => this.loadActions(),
      changeAppearance: (appearance: Appearance) => this.group.update({ appearance }),
      loadFonts: () => undefined,
      createPaymentElement: create('payment'),
      getPaymentElement: get('payment'),
      createExpressCheckoutElement: create('expressCheckout'),
      getExpressCheckoutElement: get('expressCheckout'),
      createBillingAddressElement: create('address'),
      getBillingAddressElement: get('address'),
      createContactDetailsElement: create('linkAuthentication'),
      getContactDetailsElement: get('linkAuthentication'),
      getShippingAddressElement: none,
      getCurrencySelectorElement: none,
      getTaxIdElement: none,
      getTermsElement: none,
      getLinkSignupElement: none,
    }
  }

  private async load(): Promise<{ message: string; code: null } | undefined> {
    const secret = await this.options.clientSecret
    const id = secret.split('_secret_')[0] ?? ''
    const answer = await callApi(this.api, 'GET', `/c/api/${id}`, { client_secret: secret })
    if (answer.error) return { message: answer.error.message, code: null }
    this.session = answer.object
    const total =
      isRecord(this.session.total) && isRecord(this.session.total.total) ? this.session.total.total : {}
    this.group.options = {
      ...this.group.options,
      mode: 'payment',
      amount: Number(total.minorUnitsAmount ?? 0),
      currency: String(this.session.currency),
    }
    return undefined
  }

  private async loadActions() {
    const error = await this.loaded
    if (error) return { type: 'error' as const, error }
    const keep = async (): Promise<Result> => ({ type: 'success', session: this.session })
    return {
      type: 'success' as const,
      actions: {
        getSession: () => this.session,
        updateEmail: async (email: string | null): Promise<Result> => {
          this.email = email ?? undefined
          this.change({ ...this.session, email })
          return keep()
        },
        updatePhoneNumber: keep,
        updateBillingAddress: keep,
        updateShippingAddress: keep,
        runServerUpdate: async (update: () => Promise<unknown>): Promise<Result> => {
          await update()
          await this.load()
          this.change(this.session)
          return keep()
        },
        validateElements: async () => {
          const { error: mistake } = await this.group.submit()
          return mistake ? failure(mistake.message) : keep()
        },
        confirm: (params: { returnUrl?: string; redirect?: string; email?: string } = {}) =>
          this.confirm(params),
      },
    }
  }

  private async confirm(params: { returnUrl?: string; redirect?: string; email?: string }): Promise<Result> {
    const wallet = this.group.wallet
    const { error: mistake } = await this.group.submit()
    if (mistake) return failure(mistake.message)
    const method = await paymentMethodOf(this.group)
    if ('error' in method) return failure(method.error.message)
    const result = await this.pay(method.paymentMethod, params.email ?? this.email)
    wallet?.finish()
    const home = params.returnUrl ?? this.session.returnUrl
    if (result.type === 'success' && params.redirect !== 'if_required' && typeof home === 'string') {
      location.assign(home.replace('{CHECKOUT_SESSION_ID}', String(this.session.id)))
    }
    return result
  }

  private async pay(paymentMethod: string, email: string | undefined): Promise<Result> {
    const secret = await this.options.clientSecret
    const path = `/c/api/${String(this.session.id)}`
    const answer = await callApi(this.api, 'POST', `${path}/confirm`, {
      client_secret: secret,
      payment_method: paymentMethod,
      email,
    })
    if (answer.error) return failure(answer.error.message)
    const intent = isRecord(answer.object.payment_intent) ? answer.object.payment_intent : {}
    const settled = await answerNextAction(this.api, intent, String(intent.client_secret))
    if (settled.error) return failure(settled.error.message)
    await this.load()
    this.change(this.session)
    return { type: 'success', session: this.session }
  }

  private change(session: Session): void {
    this.session = session
    for (const listener of this.listeners) listener(session)
  }
}

function failure(message: string): Result {
  return { type: 'error', error: { message, code: null } }
}
