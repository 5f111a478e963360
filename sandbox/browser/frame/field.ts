// One labelled field with its own words for what is wrong with it.
import type { Verdict } from './card-rules'
import { h } from './dom'

export interface Mistake {
  code: string
  message: string
}

export interface Field {
  node: HTMLElement
  input: HTMLInputElement | HTMLSelectElement
  value(): string
  isEmpty(): boolean
  isComplete(): boolean
  /** Shows the mistake, if there is one, and answers with it. */
  check(): Mistake | undefined
  clear(): void
}

export interface FieldOptions {
  name: string
  label: string
  autocomplete: string
  inputMode?: string
  type?: string
  placeholder?: string
  value?: string
  format?: (text: string) => string
  judge: (text: string) => Verdict
  /** The code for both an empty and an incomplete field. */
  incomplete: string
  errors: Record<string, string>
  onChange: () => void
  onComplete?: () => void
  trailing?: HTMLElement
  alwaysLtr?: boolean
}

export function textField(options: FieldOptions): Field {
  const id = `payment-${options.name}Input`
  const input = h('input', {
    id,
    class: 'Input',
    name: options.name,
    type: options.type ?? 'text',
    autocomplete: options.autocomplete,
    inputmode: options.inputMode,
    placeholder: options.placeholder,
    value: options.value,
    'aria-required': 'true',
    'aria-invalid': 'false',
    dir: options.alwaysLtr ? 'ltr' : undefined,
    spellcheck: 'false',
    autocapitalize: options.name === 'name' ? 'words' : 'off',
  })
  const problem = h('p', { class: 'Error', id: `${id}-error`, role: 'alert' })
  const box = h('div', { class: options.trailing ? 'box has-trailing' : 'box' }, input, options.trailing)
  const node = h(
    'div',
    { class: 'field' },
    h('label', { class: 'Label', for: id }, options.label),
    box,
    problem,
  )

  const mistake = (): Mistake | undefined => {
    const verdict = options.judge(input.value)
    if (verdict.state === 'complete') return undefined
    const code = verdict.state === 'wrong' ? verdict.code : options.incomplete
    return { code, message: options.errors[code] ?? '' }
  }
  const show = (found: Mistake | undefined): void => {
    problem.textContent = found?.message ?? ''
    input.setAttribute('aria-invalid', String(found !== undefined))
    input.classList.toggle('Input--invalid', found !== undefined)
    if (found) input.setAttribute('aria-describedby', problem.id)
    else input.removeAttribute('aria-describedby')
  }
  input.addEventListener('input', (event) => {
    if (options.format) reformat(input, options.format, event)
    const verdict = options.judge(input.value)
    show(verdict.state === 'wrong' ? mistake() : undefined)
    options.onChange()
    const isTyped = event instanceof InputEvent && event.inputType.startsWith('insert')
    if (isTyped && verdict.state === 'complete') options.onComplete?.()
  })
  input.addEventListener('blur', () => {
    if (input.value !== '') show(mistake())
  })
  return {
    node,
    input,
    value: () => input.value,
    isEmpty: () => input.value === '',
    isComplete: () => mistake() === undefined,
    check: () => {
      const found = mistake()
      show(found)
      return found
    },
    clear: () => {
      input.value = ''
      show(undefined)
    },
  }
}

/** Writes the value anew and leaves the caret behind the same sign as before. */
function reformat(input: HTMLInputElement, format: (text: string) => string, event: Event): void {
  const before = input.value
  const isDeleting = event instanceof InputEvent && event.inputType.startsWith('delete')
  // Deleting the separator must not bring it back.
  const after =
    isDeleting && format(before).startsWith(before) ? before.replace(/[\s/]+$/, '') : format(before)
  if (after === before) return
  const caret = input.selectionStart ?? before.length
  const isAtEnd = caret >= before.length
  const signs = before.slice(0, caret).replace(/[^A-Za-z0-9]/g, '').length
  input.value = after
  if (isAtEnd || document.activeElement !== input) return
  let at = 0
  for (let seen = 0; at < after.length && seen < signs; at += 1) {
    if (/[A-Za-z0-9]/.test(after[at] ?? '')) seen += 1
  }
  input.setSelectionRange(at, at)
}

export function selectField(options: {
  name: string
  label: string
  autocomplete: string
  choices: { value: string; label: string }[]
  value: string
  onChange: () => void
}): Field {
  const id = `payment-${options.name}Input`
  const input = h(
    'select',
    { id, class: 'Input Select', name: options.name, autocomplete: options.autocomplete },
    ...options.choices.map(({ value, label }) =>
      h('option', { value, selected: value === options.value }, label),
    ),
  )
  input.addEventListener('change', options.onChange)
  const node = h(
    'div',
    { class: 'field' },
    h('label', { class: 'Label', for: id }, options.label),
    h('div', { class: 'box' }, input),
  )
  return {
    node,
    input,
    value: () => input.value,
    isEmpty: () => false,
    isComplete: () => true,
    check: () => undefined,
    clear: () => undefined,
  }
}
