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
 *
 * Where the script of the page does not come, as from a server of another version, the page is loaded once more.
 */
export const KEEP_EARLY_PRESS = `(() => {
  let press
  const keep = ({ target }) => {
    const button = target.closest?.('button[type=button]')
    press = button?.closest('[data-part]') ? button : undefined
  }
  addEventListener('click', keep, true)
  const failed = ({ target }) => {
    if (target.type !== 'module' || history.state?.isLoadedAgain) return
    history.replaceState({ isLoadedAgain: true }, '')
    setTimeout(() => location.reload(), 2000)
  }
  addEventListener('error', failed, true)
  window.answerEarlyPress = () => {
    removeEventListener('click', keep, true)
    removeEventListener('error', failed, true)
    if (history.state?.isLoadedAgain) history.replaceState(null, '')
    if (press?.isConnected) press.click()
  }
})()`
