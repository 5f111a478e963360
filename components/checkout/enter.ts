// Asks our server for what the payment needs: a client secret for Stripe's form, or the URL of Stripe's page.

export interface Entered {
  clientSecret: string | null
  url: string | null
}

/** Too many attempts, or too many declined cards: trying again at once does not help. */
export class TooOften extends Error {}

const PATIENCE_MS = 30_000

/** Undefined when the checkout is not open any more. Rejects when the server cannot be asked, with `TooOften` where it was asked too often. */
export async function enterCheckout(): Promise<Entered | undefined> {
  const page = window.location.pathname.replace(/\/$/, '')
  const answer = await fetch(`${page}/session`, {
    method: 'POST',
    headers: { accept: 'application/json' },
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
  if (answer.status === 404) return undefined
  if (answer.status === 429) throw new TooOften('The checkout was tried too often.')
  if (!answer.ok) throw new Error(`The checkout could not be opened: ${answer.status}`)
  const body: unknown = await answer.json()
  if (typeof body !== 'object' || body === null) throw new Error('The response was not a checkout.')
  const text = (name: string): string | null => {
    const value: unknown = Reflect.get(body, name)
    return typeof value === 'string' ? value : null
  }
  return { clientSecret: text('clientSecret'), url: text('url') }
}
