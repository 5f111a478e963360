// POST /sign-in/person: signs in as a demo person with one click; does not exist outside the sandbox.
import { signInTokenOf } from '@/lib/http/call/sign-in-cookie'
import { signInAs } from '@/lib/people/demo'
import { endSignIn, entranceOf } from '@/lib/people/sign-ins'
import { formDoor, goTo } from '../form-door'

export const POST = formDoor('/sign-in/person', async ({ form, house, next, request }) => {
  const signedIn = await signInAs(house, form.get('userId') ?? '', entranceOf('demo', request.headers))
  const before = signInTokenOf(request.headers, house.env.appUrl)
  if (before) await endSignIn(house, before)
  return goTo(house, next, signedIn)
})
