// Loads Connect.js, and notices when it is blocked.

const PATIENCE_MS = 20_000

let loading: Promise<void> | undefined

const isThere = (): boolean => {
  const found: unknown = Reflect.get(window, 'StripeConnect')
  return typeof found === 'object' && found !== null && 'init' in found && typeof found.init === 'function'
}

/**
 * Rejects when there is no Connect.js to be had; may be called again. Stripe's own loader would remember a failure for as long
 * as the page lives, so it is called only after this.
 */
export function loadConnectJs(url: string): Promise<void> {
  if (isThere()) return Promise.resolve()
  loading ??= fetchScript(url).finally(() => {
    loading = undefined
  })
  return loading
}

function fetchScript(url: string): Promise<void> {
  const script = document.createElement('script')
  script.src = url
  script.async = true
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer)
      if (isThere()) return resolve()
      script.remove()
      reject(new Error('Connect.js did not come.'))
    }
    const timer = setTimeout(end, PATIENCE_MS)
    script.addEventListener('load', end, { once: true })
    script.addEventListener('error', end, { once: true })
    document.head.append(script)
  })
}
