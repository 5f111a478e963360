// The first script of every page: it keeps what is pressed and typed before the page's other scripts have loaded.

/**
 * Runs before anything else of a page. Links, and forms with an address of their own, work without scripts and are left
 * alone. Of several presses the last is kept: one who presses twice wants it once. React takes a field's text for known
 * when it takes over a page, and tells nobody of it; so the text is entered once more.
 */
export const KEEP_EARLY_PRESSES = `(() => {
  let answer
  const entered = new Map()
  const pressed = ({ target }) => {
    const button = target.closest('button[type=button]')
    if (button) answer = () => button.isConnected && button.click()
  }
  const submitted = (event) => {
    const { target: form, submitter } = event
    if (form.hasAttribute('action')) return
    event.preventDefault()
    answer = () => form.isConnected && form.requestSubmit(submitter)
  }
  const typed = ({ target }) =>
    entered.set(target, /^(checkbox|radio)$/.test(target.type) ? target.checked : target.value)
  const enterAgain = (field, value) => {
    if (!field.isConnected) return
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
  const early = { click: pressed, submit: submitted, input: typed, change: typed }
  for (const type in early) addEventListener(type, early[type], true)
  window.answerEarlyPress = () => {
    for (const type in early) removeEventListener(type, early[type], true)
    // One task each: React draws in between, so that what comes next knows what came before.
    for (const [field, value] of entered) setTimeout(enterAgain, 0, field, value)
    if (answer) setTimeout(answer)
    entered.clear()
    answer = undefined
  }
})()`
