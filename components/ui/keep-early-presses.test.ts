// Of several presses the last counts, and once: which of them React hears itself depends on when it takes an element over.
import { runInNewContext } from 'node:vm'
import { afterEach, expect, it, vi } from 'vitest'
import { KEEP_EARLY_PRESSES } from './keep-early-presses'

type Listener = (event: object) => void

class Input {
  typed = ''
  type = 'text'
  tagName = 'INPUT'
  isConnected = true
  heard: string[] = []
  get value() {
    return this.typed
  }
  set value(text: string) {
    this.typed = text
  }
  dispatchEvent() {
    this.heard.push(this.typed)
  }
}

class Button {
  isConnected = true
  clicks = 0
  closest() {
    return this
  }
  click() {
    this.clicks++
  }
}

const take = (element: object) => Object.assign(element, { __reactFiber$x: {} })

function openPage() {
  vi.useFakeTimers()
  const listeners: Record<string, Listener> = {}
  const window: { answerEarlyPress?: () => void } = {}
  runInNewContext(KEEP_EARLY_PRESSES, {
    window,
    performance,
    setTimeout: (work: (...values: unknown[]) => void, ms?: number, ...values: unknown[]) =>
      setTimeout(work, ms, ...values),
    Event,
    addEventListener: (type: string, listen: Listener) => {
      listeners[type] = listen
    },
  })
  return {
    tell: (type: string, target: object) => listeners[type]?.({ target }),
    takeOver: () => window.answerEarlyPress?.(),
    pass: () => vi.advanceTimersByTime(500),
  }
}

afterEach(() => {
  vi.useRealTimers()
})

it('answers a press on a part that is taken over late, once', () => {
  const page = openPage()
  const button = new Button()
  page.takeOver()
  page.tell('click', button)
  page.pass()
  expect(button.clicks).toBe(0)
  take(button)
  page.pass()
  page.pass()
  expect(button.clicks).toBe(1)
})

it('does not press again when React has heard a second press of the same button', () => {
  const page = openPage()
  const button = new Button()
  page.tell('click', button)
  page.pass()
  take(button)
  page.tell('click', button)
  page.takeOver()
  page.pass()
  expect(button.clicks).toBe(0)
})

it('forgets an early press when something else is pressed afterwards', () => {
  const page = openPage()
  const [late, other] = [new Button(), take(new Button())]
  page.takeOver()
  page.tell('click', late)
  page.pass()
  page.tell('click', other)
  take(late)
  page.pass()
  expect(late.clicks).toBe(0)
})

it('does not put an early text over what was typed since', () => {
  const page = openPage()
  const field = new Input()
  field.typed = '12'
  page.tell('input', field)
  take(field)
  field.typed = '123'
  page.tell('input', field)
  page.takeOver()
  page.pass()
  expect(field.typed).toBe('123')
})
