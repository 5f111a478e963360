// Asks Stripe for the object of one payment row, with the row's id as idempotency key, whatever happened before.
import { pause } from '@/lib/clock'
import { isBroken, isForNow, isProviderFault, type ProviderFault } from '@/lib/connector-port/fault'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { refreshPaymentAccount } from '@/lib/payment-accounts/ask'
import { selectPaymentAccountById } from '@/lib/payment-accounts/store'
import { isKeyForgotten, type Payment } from './payment'
import { updatePaymentState } from './store'

const BUSY_ATTEMPTS = 12
const BUSY_WAIT_MS = 250

export interface Question<T> {
  /** Makes it, or finds it again under its key. */
  create: () => Promise<T>
  /** Looks whether it was made, where the key is of no use. */
  find: () => Promise<T | undefined>
  /** How to refuse an amount that Stripe does not take. */
  onBadAmount: (fault: ProviderFault) => Failure
}

/** One call, repeated under the same key while another holder of the key is busy, and once when no answer came. */
async function createPatiently<T>(create: () => Promise<T>): Promise<T> {
  let unanswered = 0
  for (let attempt = 1; ; attempt++) {
    try {
      return await create()
    } catch (error) {
      const mayRepeat =
        (isProviderFault(error) && isForNow(error) && attempt < BUSY_ATTEMPTS) ||
        (isProviderFault(error, 'unanswered') && unanswered++ === 0)
      if (!mayRepeat) throw error
      await pause(BUSY_WAIT_MS)
    }
  }
}

const tryLater = (fault: ProviderFault) =>
  new Failure('Payment.ProviderError', 'Stripe did not respond properly. Nothing was charged. Try again.', {
    cause: fault,
    retryAfterSeconds: 2,
  })

const AMOUNT_CODES = ['amount_too_small', 'amount_too_large']
const ACCOUNT_CODES = ['account_closed', 'payment_method_not_available']

/** What a refusal means for the payer. The account is asked anew, so that the page closes when it cannot charge any more. */
async function refusal(
  house: House,
  payment: Payment,
  fault: ProviderFault,
  onBadAmount: Question<unknown>['onBadAmount'],
): Promise<Failure> {
  const { clock, db, log } = house
  await updatePaymentState(db, payment.id, 'failed', { declineCode: fault.code ?? fault.kind }, clock.now())
  if (AMOUNT_CODES.includes(fault.code ?? '')) return onBadAmount(fault)
  const account = payment.paymentAccountId && (await selectPaymentAccountById(db, payment.paymentAccountId))
  if (account) {
    const fresh = await refreshPaymentAccount(house, account).catch((error: unknown) => {
      log.warn({ err: error, paymentAccountId: account.id }, 'the account could not be asked after a refusal')
      return account
    })
    if (!fresh.chargesEnabled || ACCOUNT_CODES.includes(fault.code ?? ''))
      return new Failure('PaymentAccount.NotEnabled', undefined, { cause: fault })
  }
  return new Failure('Payment.ProviderError', 'Stripe refused to open the payment.', { cause: fault })
}

/**
 * What Stripe has for this attempt: made, or found again. After a failure the row says truthfully what is known:
 * `unknown` when no answer came, `failed` when nothing was made. Throws `Failure` only.
 */
export async function askUnderKey<T>(
  house: House,
  payment: Payment,
  { create, find, onBadAmount }: Question<T>,
): Promise<T> {
  const { clock, db } = house
  try {
    const known = isKeyForgotten(payment.createdAt, clock.now()) ? await find() : undefined
    return known ?? (await createPatiently(create))
  } catch (error) {
    if (!isProviderFault(error)) throw error
    if (error.kind === 'unanswered') await updatePaymentState(db, payment.id, 'unknown', {}, clock.now())
    if (error.kind === 'unanswered' || isForNow(error)) throw tryLater(error)
    if (!isBroken(error)) throw await refusal(house, payment, error, onBadAmount)
    const found = await find().catch((lookError: unknown) => {
      if (isProviderFault(lookError)) throw tryLater(lookError)
      throw lookError
    })
    if (found) return found
    await updatePaymentState(db, payment.id, 'failed', { declineCode: 'provider-error' }, clock.now())
    throw tryLater(error)
  }
}
