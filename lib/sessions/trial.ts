// Routing trial: which provider would be chosen for an amount, without creating anything.
import { PAYMENT_METHODS, type PaymentMethod } from '@/db/schema/applications'
import type { RoutingCandidate } from '@/db/schema/sessions'
import type { Application } from '@/lib/applications/application'
import type { House } from '@/lib/house'
import { isUnread, unreadFault } from '@/lib/money/asked'
import { type Currency, currencyDigits, isCurrency } from '@/lib/money/currency'
import { DecimalError, formatDecimal, parseDecimal } from '@/lib/money/decimal'
import type { Money } from '@/lib/money/money'
import { tryRouting } from './choose'
import { selectDecisionPage } from './decisions-store'
import type { Weights } from './routing'

/** As it was typed. */
export interface TypedTrial {
  amount: string
  currency: string
  method: string
}

export interface Trial {
  typed: TypedTrial
  /** Undefined where a field is at fault. */
  asked: { amount: Money; paymentMethod: PaymentMethod } | undefined
  /** By the field's name, in words. */
  faults: Partial<Record<keyof TypedTrial, string>>
}

/** The language of people's pages. */
const PAGE_LOCALE = 'en-GB'

function readAmount(text: string, currency: Currency): { minor: number } | { fault: string } {
  try {
    const minor = parseDecimal(text, currencyDigits(currency))
    return minor > 0 ? { minor } : { fault: 'This must be more than 0.' }
  } catch (error) {
    if (!(error instanceof DecimalError)) throw error
    if (isUnread(text)) return { fault: unreadFault({ of: 'money', currency }, text, PAGE_LOCALE) }
    return { fault: error.message }
  }
}

/** What is not said is taken from `usual`. */
export function readTrial(said: Partial<TypedTrial>, usual: TypedTrial): Trial {
  const typed: TypedTrial = {
    amount: (said.amount ?? usual.amount).trim().slice(0, 40),
    currency: (said.currency ?? usual.currency).trim().toUpperCase().slice(0, 10),
    method: (said.method ?? usual.method).trim().slice(0, 40),
  }
  const faults: Trial['faults'] = {}
  const paymentMethod = PAYMENT_METHODS.find((known) => known === typed.method)
  if (!paymentMethod) faults.method = `This must be ${PAYMENT_METHODS.join(' or ')}.`
  if (!isCurrency(typed.currency)) {
    faults.currency = 'This is not a supported currency code, such as EUR.'
    return { typed, asked: undefined, faults }
  }
  const read = readAmount(typed.amount, typed.currency)
  if ('fault' in read) faults.amount = read.fault
  const asked =
    paymentMethod && 'minor' in read
      ? { amount: { minor: read.minor, currency: typed.currency }, paymentMethod }
      : undefined
  return { typed, asked, faults }
}

/** What was asked last, so that the first answer is about something that happens here; otherwise a round sum. */
export async function usualTrial(
  { db }: House,
  applicationId: string,
  defaultCurrency: string,
): Promise<TypedTrial> {
  const [last] = await selectDecisionPage(db, applicationId, { limit: 1 })
  if (!last) return { amount: '100', currency: defaultCurrency, method: 'card' }
  const { amountMinor, currency, paymentMethod } = last.decision
  const digits = isCurrency(currency) ? currencyDigits(currency) : 2
  return { amount: formatDecimal(amountMinor, digits), currency, method: paymentMethod }
}

export interface Ranking {
  weights: Weights
  /** Best first; those that are out come last. */
  candidates: RoutingCandidate[]
  chosenId: string | undefined
}

export async function answerTrial(
  house: House,
  application: Application,
  asked: NonNullable<Trial['asked']>,
): Promise<Ranking> {
  const { candidates, chosen, weights } = await tryRouting(house, application, asked)
  return { candidates, weights, chosenId: chosen?.connection.id }
}
