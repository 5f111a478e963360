// The end of onboarding: the review with the tester's choice of verdict, and what came of it.
import { h } from '../frame/dom'
import type { AccountState } from './account-api'
import { OUTCOMES, type Step } from './steps'

export function reviewView(
  steps: Step[],
  fields: Record<string, unknown>,
  goTo: (index: number) => void,
): HTMLElement[] {
  const parts = steps.slice(0, -1).map((step, index) => {
    const edit = h('button', { type: 'button', class: 'link', 'aria-label': `Edit: ${step.title}` }, 'Edit')
    edit.addEventListener('click', () => goTo(index))
    const rows = step.questions.flatMap((question) => {
      const value = String(fields[question.name] ?? '')
      const shown = question.choices?.find((choice) => choice.value === value)?.label ?? value
      return [h('dt', {}, question.label), h('dd', {}, shown === '' ? 'missing' : shown)]
    })
    return h('section', { class: 'review' }, h('h2', {}, step.title), edit, h('dl', {}, ...rows))
  })
  const outcomes = OUTCOMES.map(({ value, label, note }) =>
    h(
      'label',
      { class: 'choice' },
      h('input', { type: 'radio', name: 'outcome', value, checked: value === 'active' }),
      h('span', {}, label),
      h('small', {}, note),
    ),
  )
  const verdict = h(
    'fieldset',
    { class: 'outcome' },
    h('legend', {}, 'For testers: what should Stripe decide?'),
    ...outcomes,
  )
  return [...parts, verdict]
}

export interface DoneActs {
  onExit(): void
  onDocument(): void
}

export function doneView(state: AccountState, acts: DoneActs): HTMLElement {
  const { title, text } = verdictOf(state)
  const needsDocument = state.due.length > 0 && !(state.disabledReason ?? '').startsWith('rejected')
  const document = h('button', { type: 'button', class: 'primary' }, 'Upload a test document')
  document.addEventListener('click', acts.onDocument)
  const exit = h('button', { type: 'button', class: needsDocument ? 'quiet' : 'primary' }, 'Done')
  exit.addEventListener('click', acts.onExit)
  return h(
    'div',
    { class: 'onboarding done' },
    h('h1', { tabindex: '-1' }, title),
    h('p', { class: 'lead' }, text),
    h(
      'ul',
      { class: 'abilities' },
      ability('Payments', state.chargesEnabled),
      ability('Payouts', state.payoutsEnabled),
    ),
    ...(state.due.length > 0 ? [h('p', {}, `Still needed: ${state.due.map(plain).join(', ')}`)] : []),
    h('div', { class: 'buttons' }, ...(needsDocument ? [document] : []), exit),
  )
}

function ability(name: string, isOn: boolean): HTMLElement {
  return h('li', { class: isOn ? 'is-on' : 'is-off' }, `${name} ${isOn ? 'on' : 'off'}`)
}

export function plain(requirement: string): string {
  return requirement.split('.').slice(-2).join(' ').replaceAll('_', ' ')
}

function verdictOf(state: AccountState): { title: string; text: string } {
  if ((state.disabledReason ?? '').startsWith('rejected')) {
    return { title: 'This account was rejected', text: 'Stripe does not accept this business.' }
  }
  if (state.due.length > 0)
    return { title: 'One more thing', text: 'Stripe needs a little more to switch everything on.' }
  if (!state.chargesEnabled)
    return { title: 'Stripe is checking', text: 'Your details are in. There is nothing to do now.' }
  if (!state.payoutsEnabled) return { title: 'Payments are on', text: 'Payouts will follow.' }
  return { title: "You're all set", text: 'Payments and payouts are on.' }
}
