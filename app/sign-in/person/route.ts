// POST /sign-in/person: one click, as somebody of the demo world; outside the sandbox there is nothing here.
import { sessionTokenOf } from '@/lib/http/call/session-cookie'
import { signInAs } from '@/lib/people/demo'
import { endSession } from '@/lib/people/start-session'
import { formDoor, goTo } from '../form-door'

export const POST = formDoor('/sign-in/person', async ({ form, house, next, request }) => {
  const session = await signInAs(house, form.get('userId') ?? '')
  const before = sessionTokenOf(request.headers, house.env.appUrl)
  if (before) await endSession(house, before)
  return goTo(house, next, session)
})
