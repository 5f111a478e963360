// Who starts or returns from hosted onboarding, and for which organisation; the address only says where to go, and proves nothing.

import { factorPath } from '@/app/factor-path'
import type { House } from '@/lib/house'
import { takeTurn } from '@/lib/http/call/limits'
import { isFresh } from '@/lib/http/call/proof'
import { signInTokenOf } from '@/lib/http/call/sign-in-cookie'
import { isUuid } from '@/lib/ids'
import { findAccess } from '@/lib/organisations/members'
import { findVisitor } from '@/lib/people/sign-ins'
import { house } from '@/lib/wiring'

export interface Arrival {
  house: House
  organisationId: string
  /** Owners and Admins; the others only look. */
  mayChange: boolean
  /** Whether it was confirmed minutes ago who this is. */
  isProven: boolean
}

/** On to another page, ours or Stripe's. What the address holds is never stored: it may be a link that works once. */
export const leadTo = (location: string): Response =>
  new Response(null, {
    status: 303,
    headers: { location, 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer' },
  })

/** The page that says how payments stand; a `trouble` is said there in words. */
export const settingsPath = (organisationId: string | undefined, trouble?: 'link' | 'proof'): string => {
  const query = new URLSearchParams({
    ...(organisationId && { organisation: organisationId }),
    ...(trouble && { trouble }),
  })
  return query.size === 0 ? '/settings/payments' : `/settings/payments?${query}`
}

/** A caller without access is redirected to the page that says so. Throws `Request.TooMany`. */
export async function arrive(request: Request, wanted: string | null): Promise<Arrival | Response> {
  const here = house()
  const token = signInTokenOf(request.headers, here.env.appUrl)
  const visitor = token ? await findVisitor(here, token) : undefined
  if (!visitor) {
    const { pathname } = new URL(request.url)
    const next = wanted ? `${pathname}?${new URLSearchParams({ organisation: wanted })}` : pathname
    return leadTo(`/sign-in?${new URLSearchParams({ next })}`)
  }
  const organisationId = wanted ?? visitor.memberships[0]?.organisationId
  const access =
    organisationId && isUuid(organisationId) ? await findAccess(here, visitor, organisationId) : undefined
  if (access?.keptOut === 'second-factor') return leadTo(factorPath('/settings/payments', organisationId))
  const role = access?.keptOut ? undefined : access?.role
  // Strangers get the same page as for something that does not exist.
  if (!organisationId || !role) return leadTo(settingsPath(organisationId))
  await takeTurn(here, 'comeBack', visitor.userId)
  return {
    house: here,
    organisationId,
    mayChange: role !== 'Member',
    isProven: isFresh(here, visitor.signIn),
  }
}
