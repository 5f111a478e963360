// The first script of a page with living parts: it keeps a press until the part that is to answer it is alive.

declare global {
  interface Window {
    /** Set by this script; called once all parts are alive. */
    answerEarlyPress?: () => void
  }
}

/**
 * Links and forms with an address work without scripts and are left alone; what is typed stays in its field, because the
 * server's drawing has no fields within its parts. Of several presses the last is kept: who presses twice wants it once.
 */
export const KEEP_EARLY_PRESS = `(() => {
  let press
  const keep = ({ target }) => {
    const button = target.closest?.('button[type=button]')
    press = button?.closest('[data-part]') ? button : undefined
  }
  addEventListener('click', keep, true)
  window.answerEarlyPress = () => {
    removeEventListener('click', keep, true)
    if (press?.isConnected) press.click()
  }
})()`
