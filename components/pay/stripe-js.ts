// Waits for Stripe.js, requested in the page's head, and reports when it does not load.
import type { Stripe, StripeElementLocale } from '@stripe/stripe-js'
import { loadStripe } from '@stripe/stripe-js/pure'

const PATIENCE_MS = 15_000
/** The file has come or failed already: only its own start may still be pending. */
const PATIENCE_AFTER_ANSWER_MS = 2_000

export interface StripeSource {
  scriptUrl: string
  publishableKey: string
  connectedAccountId: string
  locale: StripeElementLocale
}

/** Rejects when there is no Stripe.js to be had, or the key is refused; may be called again. */
export async function loadStripeJs(source: StripeSource): Promise<Stripe> {
  if (!hasStripe()) await awaitScript(source.scriptUrl)
  // Without `window.Stripe` this asks Stripe's own address.
  const stripe = await loadStripe(source.publishableKey, {
    stripeAccount: source.connectedAccountId,
    locale: source.locale,
  })
  if (!stripe) throw new Error('Stripe.js is not for servers.')
  return stripe
}

const hasStripe = (): boolean => 'Stripe' in window && Boolean(window.Stripe)

/** Resolves when the script runs or will not; a script that failed is taken away, because a new one must be able to come. */
function awaitScript(url: string): Promise<void> {
  const awaited = findScript(url)
  const script = awaited ?? addScript(url)
  // A script of the head may have failed before anyone listened.
  const isAnswered = awaited !== undefined && performance.getEntriesByName(awaited.src).length > 0
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      if (!hasStripe()) script.remove()
      resolve()
    }
    const timer = setTimeout(end, isAnswered ? PATIENCE_AFTER_ANSWER_MS : PATIENCE_MS)
    script.addEventListener('load', end, { once: true })
    script.addEventListener('error', end, { once: true })
  })
}

const findScript = (url: string): HTMLScriptElement | undefined =>
  [...document.scripts].find(({ src }) => src === new URL(url, document.baseURI).href)

function addScript(url: string): HTMLScriptElement {
  const script = document.createElement('script')
  script.src = url
  document.head.append(script)
  return script
}
