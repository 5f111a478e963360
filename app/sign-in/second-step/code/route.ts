// POST /sign-in/second-step/code: signs in who has begun to, and types a code of their authenticator app or a recovery code.
import { Failure } from '@/lib/failure/failure'
import { signInTokenOf } from '@/lib/http/call/sign-in-cookie'
import { signInByFactor } from '@/lib/people/second-factor'
import { formDoor, goTo } from '../../form-door'

const REFUSALS: Readonly<Record<string, string>> = {
  'Auth.ProofRefused': 'Code',
  'Request.TooMany': 'TooMany',
}

export const POST = formDoor('/sign-in/second-step/code', async ({ form, house, next, request }) => {
  const token = signInTokenOf(request.headers, house.env.appUrl) ?? ''
  try {
    return goTo(house, next, await signInByFactor(house, token, form.get('code') ?? ''))
  } catch (error) {
    const reason = error instanceof Failure ? REFUSALS[error.code] : undefined
    if (!reason) throw error
    const { retryAfterSeconds } = error as Failure
    const query = new URLSearchParams({ error: reason, next })
    if (retryAfterSeconds !== undefined) query.set('wait', String(Math.ceil(retryAfterSeconds / 60)))
    return goTo(house, `/sign-in/second-step?${query}`)
  }
})
