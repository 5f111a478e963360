// Asks our server to open the payment, and parses its response: what Stripe needs, or why it was refused.

import type { AutopayOffer } from './autopay-tick'

export interface OpenedPayment {
  clientSecret: string
  publishableKey: string
  connectedAccountId: string
  /** Major units, as the number that JSON holds: 140.76. */
  amount: number
  currency: string
}

/** What the payer chose; the server decides what it comes to. */
export interface PaymentWish {
  choice?: 'full' | 'next' | 'other'
  /** Major units, of an amount of their own. */
  amount?: number
  /** What was filled in, where that decides what it costs. */
  confirmationToken?: string
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
  'Payment.ChoiceNotOffered': 'changed',
  'Payment.AmountOutOfRange': 'changed',
  'Payment.MeansNeeded': 'changed',
  'PaymentAccount.NotEnabled': 'notEnabled',
  'Payment.Paused': 'tooOften',
  'Autopay.NotOffered': 'changed',
  'Autopay.TermsChanged': 'changed',
}

const PATIENCE_MS = 30_000

/** The address of this payer's page. It is read from the browser, so that the token is in no property of any component. */
export const payPath = (): string => window.location.pathname.replace(/\/$/, '')

/** What is ticked is said before anything is opened; what is not, as well: the tick may have been somebody else's. */
export async function openAgreed(
  offer: AutopayOffer | undefined,
  isTicked: boolean,
  wish: PaymentWish | null,
): Promise<OpenedPayment | Refusal> {
  if (!offer) return openPayment({ ...wish })
  if (!isTicked) return openPayment({ ...wish, autopay: false })
  const { locale, version } = offer
  const agreed = await ask('autopay', { locale, version })
  return 'refused' in agreed ? agreed : openPayment({ ...wish })
}

/** Posts to an address below the page's. */
export async function ask(
  path: string,
  body: object,
): Promise<{ status: number; answer: unknown } | Refusal> {
  try {
    const answer = await fetch(`${payPath()}/${path}`, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    const said: unknown = await answer.json()
    return answer.ok ? { status: answer.status, answer: said } : refusalOf(answer.status, said)
  } catch (cause) {
    console.warn('The payment could not be opened', cause)
    return { refused: 'unreachable', isStale: false }
  }
}

/** Nothing is charged by this, so any failure may be answered with "try again". */
async function openPayment(body: object = {}): Promise<OpenedPayment | Refusal> {
  const opened = await ask('checkout-session', body)
  if ('refused' in opened) return opened
  return isOpenedPayment(opened.answer) ? opened.answer : refusalOf(opened.status, opened.answer)
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
