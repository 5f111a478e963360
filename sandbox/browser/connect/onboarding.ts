// Onboarding, embedded or on its own page: a few steps that keep what was typed, and a verdict that a tester chooses.
import { h } from '../frame/dom'
import { AccountApi, type AccountState, type Credential } from './account-api'
import { type Question, type Step, stepsFor } from './steps'
import { doneView, reviewView } from './verdict'

export interface OnboardingHost {
  place: HTMLElement
  onStep(step: string): void
  onExit(): void
}

export class Onboarding {
  private readonly api: AccountApi
  private steps: Step[] = []
  private at = 0
  private fields: Record<string, unknown> = {}

  constructor(
    credential: Credential,
    private readonly host: OnboardingHost,
  ) {
    this.api = new AccountApi(credential)
  }

  async start(): Promise<void> {
    const state = await this.api.state()
    this.fields = state.draft
    this.steps = stepsFor(state.country, state.currency, state.businessName)
    const saved = Number(this.fields.step ?? 0)
    this.at = Number.isInteger(saved) ? Math.min(Math.max(saved, 0), this.steps.length - 1) : 0
    if (state.isSubmitted) this.showDone(state)
    else this.showStep()
  }

  private showStep(): void {
    const step = this.steps[this.at]
    if (step === undefined) return
    this.host.onStep(step.name)
    const isLast = this.at === this.steps.length - 1
    const title = h('h1', { tabindex: '-1' }, step.title)
    const form = h(
      'form',
      { class: 'onboarding', novalidate: true },
      h('p', { class: 'progress' }, `Step ${this.at + 1} of ${this.steps.length}`),
      this.meter(),
      title,
      h('p', { class: 'lead' }, step.lead),
      ...(isLast ? reviewView(this.steps, this.fields, (index) => this.goTo(index)) : [this.questions(step)]),
      h('p', { class: 'problem', role: 'alert' }),
      this.buttons(isLast),
    )
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      void this.submit(form, isLast)
    })
    this.host.place.replaceChildren(form)
    if (this.at > 0) title.focus()
  }

  private meter(): HTMLElement {
    const bars = this.steps.map((_, index) => h('span', { class: index <= this.at ? 'bar is-done' : 'bar' }))
    return h('div', { class: 'meter', 'aria-hidden': 'true' }, ...bars)
  }

  private questions(step: Step): HTMLElement {
    const test = h('button', { type: 'button', class: 'test-data' }, 'Use test data')
    test.addEventListener('click', () => {
      for (const question of step.questions) {
        const input = this.host.place.querySelector<HTMLInputElement | HTMLSelectElement>(
          `[name="${question.name}"]`,
        )
        if (input) input.value = question.test
      }
    })
    return h(
      'div',
      { class: 'questions' },
      test,
      ...step.questions.map((question) => this.question(question)),
    )
  }

  private question(question: Question): HTMLElement {
    const id = `onboarding-${question.name}`
    const value = String(this.fields[question.name] ?? '')
    const shared = {
      id,
      name: question.name,
      class: 'Input',
      required: true,
      autocomplete: question.autocomplete ?? 'off',
    }
    const input =
      question.type === 'select'
        ? h(
            'select',
            { ...shared, class: 'Input Select' },
            ...(question.choices ?? []).map((choice) =>
              h('option', { value: choice.value, selected: choice.value === value }, choice.label),
            ),
          )
        : h('input', { ...shared, type: question.type ?? 'text', value })
    return h(
      'div',
      { class: 'field' },
      h('label', { class: 'Label', for: id }, question.label),
      input,
      question.hint === undefined ? undefined : h('p', { class: 'hint' }, question.hint),
    )
  }

  private buttons(isLast: boolean): HTMLElement {
    const next = h('button', { type: 'submit', class: 'primary' }, isLast ? 'Agree and submit' : 'Continue')
    const later = h('button', { type: 'button', class: 'quiet' }, 'Save for later')
    later.addEventListener('click', () => void this.save().then(() => this.host.onExit()))
    const row = h('div', { class: 'buttons' }, next, later)
    if (this.at > 0) {
      const back = h('button', { type: 'button', class: 'quiet' }, 'Back')
      back.addEventListener('click', () => this.goTo(this.at - 1))
      row.append(back)
    }
    return row
  }

  private goTo(index: number): void {
    this.take()
    this.at = index
    this.showStep()
  }

  /** Reads the form into what is kept. */
  private take(): void {
    const form = this.host.place.querySelector('form')
    if (!form) return
    for (const [name, value] of new FormData(form)) {
      if (name !== 'outcome') this.fields[name] = String(value)
    }
  }

  private async save(): Promise<void> {
    this.take()
    await this.api.saveDraft({ ...this.fields, step: this.at })
  }

  private async submit(form: HTMLFormElement, isLast: boolean): Promise<void> {
    const problem = form.querySelector('.problem')
    const empty = [...form.querySelectorAll<HTMLInputElement>('[required]')].find(
      (input) => input.value.trim() === '',
    )
    if (empty && problem) {
      problem.textContent = `${empty.labels?.[0]?.textContent ?? 'A field'} is missing.`
      empty.focus()
      return
    }
    try {
      if (isLast) {
        const outcome = String(new FormData(form).get('outcome') ?? 'active')
        await this.save()
        this.showDone(await this.api.finish(outcome))
        return
      }
      this.take()
      this.at += 1
      await this.save()
      this.showStep()
    } catch (cause) {
      if (problem) problem.textContent = cause instanceof Error ? cause.message : String(cause)
    }
  }

  private showDone(state: AccountState): void {
    this.host.onStep('done')
    const view = doneView(state, {
      onExit: () => this.host.onExit(),
      onDocument: () => void this.api.finish('active').then((after) => this.showDone(after)),
    })
    this.host.place.replaceChildren(view)
    view.querySelector('h1')?.focus()
  }
}
