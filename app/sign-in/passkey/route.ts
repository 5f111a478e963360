// POST /sign-in/passkey: signs in whose passkey has signed what it was asked to.
import { Failure } from '@/lib/failure/failure'
import { signInTokenOf } from '@/lib/http/call/sign-in-cookie'
import { signInByPasskey } from '@/lib/people/passkey-sign-in'
import { endSignIn } from '@/lib/people/sign-ins'
import { formDoor, goTo } from '../form-door'

export const POST = formDoor('/sign-in/passkey', async ({ form, house, next, request }) => {
  try {
    const signedIn = await signInByPasskey(house, request.headers, form.get('answer') ?? '')
    const before = signInTokenOf(request.headers, house.env.appUrl)
    if (before) await endSignIn(house, before)
    return goTo(house, next, signedIn)
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'Auth.ProofRefused') throw error
    return goTo(house, `/sign-in?${new URLSearchParams({ error: 'Passkey', next })}`)
  }
})
