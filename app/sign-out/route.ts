// POST /sign-out: ends this sign-in, or with `everywhere=1` all of the person's sign-ins.
import { signInTokenOf } from '@/lib/http/call/sign-in-cookie'
import { endAllSignIns, endSignIn, findPerson } from '@/lib/people/sign-ins'
import { formDoor, goTo } from '../sign-in/form-door'

export const POST = formDoor('/sign-out', async ({ form, house, request }) => {
  const token = signInTokenOf(request.headers, house.env.appUrl)
  const person = token && (await findPerson(house, token))
  if (person && form.get('everywhere') === '1') await endAllSignIns(house, person.userId)
  if (token) await endSignIn(house, token)
  return goTo(house, '/sign-in?left=1', { token: undefined, expiresAt: house.clock.now() })
})
