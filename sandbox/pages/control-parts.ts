// Pieces of the control page: amounts, marks, and buttons that call the control surface.
import { html } from 'hono/html'
import { formatAmount } from '../browser/frame/money'

export type Markup = ReturnType<typeof html>

export function money(amountMinor: number | null | undefined, currency: string | null | undefined): string {
  return formatAmount(amountMinor ?? 0, currency ?? 'usd', 'en')
}

const TONES: Record<string, string> = {
  succeeded: 'good',
  paid: 'good',
  refunded: 'good',
  won: 'good',
  active: 'good',
  complete: 'good',
  delivered: 'good',
  processing: 'warn',
  pending: 'warn',
  requires_action: 'warn',
  open: 'warn',
  needs_response: 'warn',
  restricted: 'warn',
  failed: 'bad',
  lost: 'bad',
  rejected: 'bad',
  deauthorized: 'bad',
  dropped: 'bad',
}

/** A word with a shape beside its colour. */
export function mark(status: string | null | undefined): Markup {
  const word = status ?? 'unknown'
  return html`<span class="mark ${TONES[word] ?? ''}">${word.replaceAll('_', ' ')}</span>`
}

/** A button that sends JSON to the control surface, such as 'POST /_sandbox/refunds/re_1/fail'. */
export function act(label: string, call: string, body: Record<string, unknown> = {}): Markup {
  return html`<button type="button" data-call="${call}" data-body="${JSON.stringify(body)}">${label}</button>`
}

export interface FormField {
  name: string
  label: string
  value?: string
  placeholder?: string
  choices?: string[]
  /** Sent as a number, as true or false, or left out when empty. */
  kind?: 'number' | 'text'
}

/** A form that sends its fields as JSON; names with a dot become nested. */
export function callForm(label: string, call: string, fields: FormField[]): Markup {
  return html`<form class="acts" data-call="${call}">
    ${fields.map(
      (field) => html`<label
        >${field.label}
        ${
          field.choices
            ? html`<select name="${field.name}">${field.choices.map((choice) => html`<option value="${choice}" ${choice === field.value ? 'selected' : ''}>${choice || 'any'}</option>`)}</select>`
            : html`<input class="${field.kind === 'number' ? 'short' : ''}" name="${field.name}" value="${field.value ?? ''}" placeholder="${field.placeholder ?? ''}" data-kind="${field.kind ?? 'text'}" autocomplete="off" />`
        }
      </label>`,
    )}
    <button type="submit">${label}</button>
  </form>`
}

export function empty(text: string): Markup {
  return html`<p class="empty">${text}</p>`
}

export function time(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ')
}
