// GET and POST /settings/payments/refresh: redirects to Stripe's onboarding page with a link made for the signed-in person.
import { formDoor } from '@/app/sign-in/form-door'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { openHostedOnboarding, renewHostedOnboarding } from '@/lib/payment-accounts/onboarding'
import type { AccountLink } from '@/lib/stripe/onboarding'
import { house } from '@/lib/wiring'
import { arrive, leadTo, settingsPath } from '../arrival'

/** A prefetch must not use up a link, and images or frames must not get one. */
function isVisit({ headers, method }: Request): boolean {
  const isAhead = ['sec-purpose', 'purpose', 'next-router-prefetch', 'rsc'].some((name) => headers.has(name))
  return method === 'GET' && !isAhead && (headers.get('sec-fetch-mode') ?? 'navigate') === 'navigate'
}

async function toStripe(
  request: Request,
  wanted: string | null,
  makeLink: (house: House, organisationId: string) => Promise<AccountLink>,
): Promise<Response> {
  try {
    const arrival = await arrive(request, wanted)
    if (arrival instanceof Response) return arrival
    const { house: here, isProven, mayChange, organisationId } = arrival
    if (!mayChange) return leadTo(settingsPath(organisationId))
    // Bank details are entered there.
    if (!isProven) return leadTo(settingsPath(organisationId, 'proof'))
    return leadTo((await makeLink(here, organisationId)).url)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    house().log.warn({ code: error.code, err: error.cause }, 'the onboarding link could not be created')
    return leadTo(settingsPath(wanted ?? undefined, 'link'))
  }
}

/**
 * Stripe sends people here when a link was used or is too old. Other sites can lead somebody here too: they gain nothing, since
 * the link goes to the signed-in person's own browser alone, opens their own account alone, and changes nothing by itself. An
 * account is never made here.
 */
export async function GET(request: Request): Promise<Response> {
  const wanted = new URL(request.url).searchParams.get('organisation')
  return isVisit(request)
    ? toStripe(request, wanted, renewHostedOnboarding)
    : leadTo(settingsPath(wanted ?? undefined))
}

/** The form on our own page, which needs no script; it may also create the account. */
export const POST = formDoor('/settings/payments/refresh', ({ form, request }) =>
  toStripe(request, form.get('organisation'), openHostedOnboarding),
)
