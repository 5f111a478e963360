// The Payment Element: the means of payment to choose from, and the fields of the chosen one.
import { callApi } from '../shared/api'
import { type ElementError, type FrameSetup, isRecord } from '../shared/messages'
import { type MethodType, methodTypes, type PaymentOptions } from '../shared/options'
import { cardForm } from './card-form'
import { type Channel, type Methods, openChannel } from './channel'
import { sepaForm, usBankForm } from './debit-forms'
import { h, icon, root } from './dom'
import { checkForm, type FormSetup, isComplete, type MethodForm } from './method-form'
import { applyAppearance } from './theme'
import { speechFor } from './wording/speech'

const FORMS: Record<MethodType, (setup: FormSetup) => MethodForm> = {
  card: cardForm,
  sepa_debit: sepaForm,
  us_bank_account: usBankForm,
}

class PaymentElement {
  private forms: MethodForm[] = []
  private chosen: MethodForm | undefined
  private panels = new Map<MethodType, HTMLElement>()
  private drawnFor = ''

  constructor(
    private setup: FrameSetup,
    private readonly channel: Channel,
  ) {}

  methods(): Methods {
    return {
      update: (setup) => {
        if (isRecord(setup)) this.redraw(setup as unknown as FrameSetup)
        return { value: undefined }
      },
      validate: () => this.validate(),
      createPaymentMethod: (argument) => this.createPaymentMethod(argument),
      createConfirmationToken: (argument) => this.createConfirmationToken(argument),
      focus: () => {
        this.chosen?.fields()[0]?.input.focus()
        return { value: undefined }
      },
      clear: () => {
        for (const field of this.chosen?.fields() ?? []) field.clear()
        this.changed()
        return { value: undefined }
      },
      collapse: () => {
        this.choose(undefined)
        return { value: undefined }
      },
    }
  }

  redraw(setup: FrameSetup): void {
    this.setup = setup
    applyAppearance(setup.group.appearance)
    // What is typed stays unless the choice of fields itself is another.
    const { layout, fields, paymentMethodOrder } = setup.element as PaymentOptions
    const { currency } = setup.group
    const shape = JSON.stringify([
      methodTypes(setup.group),
      currency,
      setup.locale,
      layout,
      fields,
      paymentMethodOrder,
    ])
    if (shape === this.drawnFor) return
    this.drawnFor = shape
    this.draw()
  }

  draw(): void {
    const options = this.setup.element as PaymentOptions
    const speech = speechFor(this.setup.locale)
    document.documentElement.lang = speech.language
    document.documentElement.dir = speech.direction
    const formSetup: FormSetup = {
      speech,
      currency: this.setup.group.currency ?? 'usd',
      business: options.business?.name ?? 'the seller',
      defaults: options.defaultValues?.billingDetails ?? {},
      options,
      onChange: () => this.changed(),
    }
    const order = options.paymentMethodOrder ?? []
    const rank = (type: string): number => (order.includes(type) ? order.indexOf(type) : order.length)
    this.forms = methodTypes(this.setup.group)
      .sort((one, other) => rank(one) - rank(other))
      .map((type) => FORMS[type](formSetup))
    const layout = typeof options.layout === 'object' ? options.layout : { type: options.layout }
    const isAccordion = layout.type === 'accordion'
    root().replaceChildren(
      h(
        'form',
        { class: isAccordion ? 'PaymentElement accordion' : 'PaymentElement tabs', novalidate: true },
        ...(this.forms.length > 1 ? [this.chooser(speech.words.methods, isAccordion)] : []),
        ...(isAccordion && this.forms.length > 1 ? [] : this.forms.map((form) => this.panel(form))),
        // Enter in a field must not load anything.
        h('button', { type: 'submit', hidden: true, tabindex: '-1' }),
      ),
    )
    root()
      .querySelector('form')
      ?.addEventListener('submit', (event) => event.preventDefault())
    const isCollapsed = 'defaultCollapsed' in layout && layout.defaultCollapsed === true && isAccordion
    this.choose(isCollapsed ? undefined : this.forms[0])
  }

  /** Radio buttons, so that the keyboard and screen readers know what to do. */
  private chooser(legend: string, isAccordion: boolean): HTMLElement {
    const items = this.forms.map((form) => {
      const radio = h('input', { type: 'radio', name: 'method', value: form.type, class: 'radio' })
      radio.addEventListener('change', () => this.choose(form))
      const label = h(
        'label',
        { class: isAccordion ? 'AccordionItem' : 'Tab', 'data-testid': form.type },
        radio,
        icon(form.icon, 'method-icon'),
        h('span', { class: 'TabLabel' }, form.label),
      )
      return isAccordion ? h('div', { class: 'accordion-row' }, label, this.panel(form)) : label
    })
    return h('fieldset', { class: 'chooser' }, h('legend', { class: 'sr-only' }, legend), ...items)
  }

  private panel(form: MethodForm): HTMLElement {
    const panel = h('div', { class: 'panel' }, ...form.nodes)
    this.panels.set(form.type, panel)
    return panel
  }

  private choose(form: MethodForm | undefined): void {
    this.chosen = form
    for (const [type, panel] of this.panels) panel.hidden = type !== form?.type
    for (const radio of document.querySelectorAll<HTMLInputElement>('input.radio')) {
      radio.checked = radio.value === form?.type
      radio.closest('label')?.classList.toggle('is-selected', radio.checked)
    }
    this.changed()
  }

  private changed(): void {
    const form = this.chosen
    this.channel.emit('change', {
      elementType: 'payment',
      empty: form?.fields().every((field) => field.isEmpty()) ?? true,
      complete: form ? isComplete(form) : false,
      collapsed: form === undefined,
      value: {
        type: form?.type ?? 'card',
        billingDetails: { address: { country: form?.country() ?? null, postalCode: null } },
      },
    })
  }

  private validate(): { value: unknown } | { error: ElementError } {
    if (this.chosen === undefined)
      return { error: validation('incomplete_payment_method', 'Please select a payment method.') }
    const mistake = checkForm(this.chosen)
    return mistake ? { error: validation(mistake.code, mistake.message) } : { value: this.chosen.type }
  }

  private async createPaymentMethod(argument: unknown) {
    const filled = this.filledIn(argument)
    return 'error' in filled ? filled : this.post('/v1/payment_methods', filled.value)
  }

  /** `argument` is what the host says beside the fields. */
  private async createConfirmationToken(argument: unknown) {
    const { billing_details, ...said } = isRecord(argument) ? argument : {}
    const filled = this.filledIn({ billing_details })
    return 'error' in filled
      ? filled
      : this.post('/v1/confirmation_tokens', { ...said, payment_method_data: filled.value })
  }

  private filledIn(argument: unknown): { value: Record<string, unknown> } | { error: ElementError } {
    const verdict = this.validate()
    if ('error' in verdict) return verdict
    const params = this.chosen?.params() ?? {}
    const given = isRecord(argument) && isRecord(argument.billing_details) ? argument.billing_details : {}
    const own = isRecord(params.billing_details) ? params.billing_details : {}
    const address = { ...(isRecord(given.address) ? given.address : {}), ...dropEmpty(own.address) }
    return { value: { ...params, billing_details: { ...given, ...dropEmpty(own), address } } }
  }

  private async post(path: string, params: Record<string, unknown>) {
    const answer = await callApi({ ...this.setup, origin: location.origin }, 'POST', path, params)
    return answer.error ? { error: answer.error } : { value: answer.object }
  }
}

function dropEmpty(value: unknown): Record<string, unknown> {
  return isRecord(value)
    ? Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined && one !== ''))
    : {}
}

function validation(code: string, message: string): ElementError {
  return { type: 'validation_error', code, message }
}

openChannel((setup, channel) => {
  const element = new PaymentElement(setup, channel)
  element.redraw(setup)
  window.addEventListener('focus', () => channel.emit('focus', { elementType: 'payment' }))
  window.addEventListener('blur', () => channel.emit('blur', { elementType: 'payment' }))
  window.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') channel.emit('escape', { elementType: 'payment' })
  })
  channel.emit('ready', { elementType: 'payment' })
  return element.methods()
})
