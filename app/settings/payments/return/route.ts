// GET /settings/payments/return: a person returns from Stripe's onboarding. Asks Stripe, and trusts nothing in the address.
import { Failure } from '@/lib/failure/failure'
import { askPaymentAccount } from '@/lib/payment-accounts/ask'
import { house } from '@/lib/wiring'
import { arrive, leadTo, settingsPath } from '../arrival'

export async function GET(request: Request): Promise<Response> {
  const wanted = new URL(request.url).searchParams.get('organisation')
  try {
    const arrival = await arrive(request, wanted)
    if (arrival instanceof Response) return arrival
    await askPaymentAccount(arrival.house, arrival.organisationId, { isDoubted: true })
    return leadTo(settingsPath(arrival.organisationId))
  } catch (error) {
    // The page says what is known, and asks again.
    house().log[error instanceof Failure ? 'info' : 'error'](
      { err: error },
      'someone returned from onboarding, but Stripe could not be asked',
    )
    return leadTo(settingsPath(wanted ?? undefined))
  }
}
