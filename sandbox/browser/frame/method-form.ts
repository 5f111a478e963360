// The fields of one means of payment, and how they become a payment method.
import type { BillingDefaults, MethodType, PaymentOptions } from '../shared/options'
import type { Verdict } from './card-rules'
import { type Field, type Mistake, textField } from './field'
import type { Speech } from './wording/speech'

export interface MethodForm {
  type: MethodType
  label: string
  icon: string
  nodes: HTMLElement[]
  fields(): Field[]
  /** Parameters of POST /v1/payment_methods. */
  params(): Record<string, unknown>
  country(): string | undefined
}

export interface FormSetup {
  speech: Speech
  currency: string
  business: string
  defaults: BillingDefaults
  options: PaymentOptions
  onChange: () => void
}

export function isComplete(form: MethodForm): boolean {
  return form.fields().every((field) => field.isComplete())
}

/** Shows every mistake, moves the focus to the first and answers with it. */
export function checkForm(form: MethodForm): Mistake | undefined {
  const found = form.fields().map((field) => ({ field, mistake: field.check() }))
  const first = found.find(({ mistake }) => mistake !== undefined)
  first?.field.input.focus()
  return first?.mistake
}

/** True when the host page promises to give this billing detail itself. */
export function isHidden(options: PaymentOptions, ...path: string[]): boolean {
  let at: unknown = options.fields?.billingDetails
  for (const step of path) {
    if (at === 'never') return true
    at = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[step] : undefined
  }
  return at === 'never'
}

export function nameField(setup: FormSetup): Field {
  return textField({
    name: 'name',
    label: setup.speech.words.name,
    autocomplete: 'billing name',
    value: setup.defaults.name,
    judge: (text): Verdict => ({ state: text.trim() === '' ? 'empty' : 'complete' }),
    incomplete: 'incomplete_name',
    errors: setup.speech.words.errors,
    onChange: setup.onChange,
  })
}

export function emailField(setup: FormSetup): Field {
  return textField({
    name: 'email',
    label: setup.speech.words.email,
    autocomplete: 'billing email',
    type: 'email',
    inputMode: 'email',
    placeholder: 'you@example.com',
    value: setup.defaults.email,
    judge: judgeEmail,
    incomplete: 'incomplete_email',
    errors: setup.speech.words.errors,
    onChange: setup.onChange,
    alwaysLtr: true,
  })
}

function judgeEmail(text: string): Verdict {
  if (text.trim() === '') return { state: 'empty' }
  const [name = '', domain = '', ...more] = text.trim().split('@')
  const isGood = name !== '' && domain.includes('.', 1) && !domain.endsWith('.') && more.length === 0
  if (isGood) return { state: 'complete' }
  return document.activeElement?.getAttribute('name') === 'email'
    ? { state: 'incomplete' }
    : { state: 'wrong', code: 'invalid_email' }
}
