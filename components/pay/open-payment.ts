// Asks our server to open the payment, and parses its response: what Stripe needs, or why it was refused.

export interface OpenedPayment {
  clientSecret: string
  publishableKey: string
  connectedAccountId: string
  /** Major units, as the number that JSON holds: 140.76. */
  amount: number
  currency: string
}

export type RefusalWord = 'changed' | 'gone' | 'inFlight' | 'notEnabled' | 'tooOften' | 'unreachable'

export interface Refusal {
  refused: RefusalWord
  /** What the page shows is out of date. */
  isStale: boolean
}

const REFUSALS: Readonly<Record<string, RefusalWord>> = {
  'Payment.InvalidToken': 'gone',
  'Payment.InvoiceNotPayable': 'gone',
  'Payment.InFlight': 'inFlight',
  'PaymentAccount.NotEnabled': 'notEnabled',
  'Payment.Paused': 'tooOften',
}

const PATIENCE_MS = 30_000

/** The address of this payer's page. It is read from the browser, so that the token is in no property of any component. */
export const payPath = (): string => window.location.pathname.replace(/\/$/, '')

/** Nothing is charged by this, so any failure may be answered with "try again". */
export async function openPayment(): Promise<OpenedPayment | Refusal> {
  try {
    const answer = await fetch(`${payPath()}/checkout-session`, {
      method: 'POST',
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    const body: unknown = await answer.json()
    if (answer.ok && isOpenedPayment(body)) return body
    return refusalOf(answer.status, body)
  } catch (cause) {
    console.warn('The payment could not be opened', cause)
    return { refused: 'unreachable', isStale: false }
  }
}

export function refusalOf(status: number, body: unknown): Refusal {
  const code = isRecord(body) && typeof body.code === 'string' ? body.code : ''
  const known = Object.hasOwn(REFUSALS, code) ? REFUSALS[code] : undefined
  if (known) return { refused: known, isStale: true }
  return { refused: status === 429 ? 'tooOften' : 'unreachable', isStale: false }
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

function isOpenedPayment(body: unknown): body is OpenedPayment {
  return (
    isRecord(body) &&
    typeof body.amount === 'number' &&
    [body.clientSecret, body.publishableKey, body.connectedAccountId, body.currency].every(
      (text) => typeof text === 'string' && text !== '',
    )
  )
}
