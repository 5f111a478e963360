// The first script of every page: it keeps what is pressed and typed before the page's other scripts have loaded.

/**
 * Runs before anything else of a page. Links, and forms with an address of their own, work without scripts and are left
 * alone. Of several presses the last is kept: one who presses twice wants it once. React takes a field's text for known
 * when it takes over a page, and tells nobody of it; so the text is entered once more.
 *
 * React does not take a page over at once. At a press on a part whose script is there, it takes that part over and hears
 * the press; a part whose script comes later is deaf until then, and React drops what is pressed there. So this listens
 * for good, and keeps a press if the element still bears none of React's marks once the press is over.
 */
export const KEEP_EARLY_PRESSES = `(() => {
  const PATIENCE_MS = 60000
  let isReady = false
  let isAnswering = false
  let press
  let look
  const entered = new Map()
  const isTaken = (element) => Object.keys(element).some((key) => key.startsWith('__reactFiber$'))
  const until = () => performance.now() + PATIENCE_MS
  const watch = () => {
    if (isReady && (press || entered.size > 0)) look ||= setTimeout(answer, 50)
  }
  const keep = (element, act) => {
    // Whatever was kept before is over: only the last press counts, and React may hear that one itself.
    press = undefined
    setTimeout(() => {
      if (isTaken(element)) return
      press = { element, act, until: until() }
      watch()
    })
  }
  const pressed = ({ target }) => {
    const button = target.closest?.('button[type=button]')
    if (button && !isAnswering) keep(button, () => button.click())
  }
  const submitted = (event) => {
    const { target: form, submitter } = event
    if (form.hasAttribute('action') || isAnswering) return
    if (!isTaken(form)) event.preventDefault()
    keep(form, () => form.requestSubmit(submitter))
  }
  const typed = ({ target }) => {
    if (isAnswering) return
    entered.delete(target)
    if (isTaken(target)) return
    const value = /^(checkbox|radio)$/.test(target.type) ? target.checked : target.value
    entered.set(target, { element: target, act: () => enterAgain(target, value), until: until() })
    watch()
  }
  const enterAgain = (field, value) => {
    if (typeof value === 'boolean') {
      field.checked = !value
      return field.click()
    }
    if (field.type !== 'file') {
      const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')
      field.value = ''
      set.call(field, value)
    }
    field.dispatchEvent(new Event(field.tagName === 'SELECT' ? 'change' : 'input', { bubbles: true }))
  }
  const again = (act) => {
    isAnswering = true
    try {
      act()
    } finally {
      isAnswering = false
    }
  }
  const isSettled = ({ act, element, until }) => {
    if (!element.isConnected || performance.now() > until) return true
    // One task each: React draws in between, so that what comes next knows what came before.
    if (isTaken(element)) setTimeout(again, 0, act)
    return isTaken(element)
  }
  const answer = () => {
    look = undefined
    for (const [field, entry] of entered) if (isSettled(entry)) entered.delete(field)
    if (press && isSettled(press)) press = undefined
    watch()
  }
  const early = { click: pressed, submit: submitted, input: typed, change: typed }
  for (const type in early) addEventListener(type, early[type], true)
  window.answerEarlyPress = () => {
    isReady = true
    answer()
  }
})()`
