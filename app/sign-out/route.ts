// POST /sign-out: ends this session, or with `everywhere=1` all of the person's sessions.
import { sessionTokenOf } from '@/lib/http/call/session-cookie'
import { findPerson } from '@/lib/people/find-person'
import { endAllSessions, endSession } from '@/lib/people/start-session'
import { formDoor, goTo } from '../sign-in/form-door'

export const POST = formDoor('/sign-out', async ({ form, house, request }) => {
  const token = sessionTokenOf(request.headers, house.env.appUrl)
  const person = token && (await findPerson(house, token))
  if (person && form.get('everywhere') === '1') await endAllSessions(house, person.userId)
  if (token) await endSession(house, token)
  return goTo(house, '/sign-in?left=1', { token: undefined, expiresAt: house.clock.now() })
})
