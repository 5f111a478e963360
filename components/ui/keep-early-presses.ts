// The first script of every page: it keeps a press that comes before the page's other scripts.

/**
 * Runs before anything else of a page. Links and forms with an address of their own work without scripts and are left
 * alone. Of several presses the last is kept: one who presses twice wants it once.
 */
export const KEEP_EARLY_PRESSES = `(() => {
  let answer
  const pressed = (event) => {
    const button = event.target.closest('button[type=button]')
    if (button) answer = () => button.isConnected && button.click()
  }
  const submitted = (event) => {
    const { target: form, submitter } = event
    if (form.hasAttribute('action')) return
    event.preventDefault()
    answer = () => form.isConnected && form.requestSubmit(submitter)
  }
  addEventListener('click', pressed, true)
  addEventListener('submit', submitted, true)
  window.answerEarlyPress = () => {
    removeEventListener('click', pressed, true)
    removeEventListener('submit', submitted, true)
    answer?.()
    answer = undefined
  }
})()`
