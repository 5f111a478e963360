// POST /sign-in/start: emails a link, or redirects to the chosen provider.
import { email } from '@/lib/http/fields/fields'
import { beginSignIn } from '../doorway'
import { formDoor, goTo } from '../form-door'

export const POST = formDoor('/sign-in/start', async ({ form, house, next, request }) => {
  const callbackUrl = house.env.appUrl + next
  const provider = house.env.signInProviders.find(({ id }) => id === form.get('way'))
  if (provider) return beginSignIn(house, request.headers, { way: provider.id, callbackUrl })
  const address = email.safeParse(form.get('email'))
  if (!address.success) return goTo(house, `/sign-in?${new URLSearchParams({ error: 'Address', next })}`)
  return beginSignIn(house, request.headers, { way: 'mail', callbackUrl, email: address.data.toLowerCase() })
})
