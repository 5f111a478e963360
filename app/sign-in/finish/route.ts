// POST /sign-in/finish: the button behind an emailed link.
import { finishSignIn } from '../doorway'
import { formDoor } from '../form-door'

export const POST = formDoor('/sign-in/finish', ({ form, house, next, request }) => {
  const query = new URLSearchParams({
    token: form.get('token') ?? '',
    email: form.get('email') ?? '',
    callbackUrl: house.env.appUrl + next,
  })
  return finishSignIn(house, request.headers, { way: 'mail', query })
})
