// POST /sign-in/passkey/options: what a passkey is to sign in order to sign in, for this browser alone.
import { NextResponse } from 'next/server'
import { beginPasskeySignIn } from '@/lib/people/passkey-sign-in'
import { formDoor } from '../../form-door'

export const POST = formDoor('/sign-in/passkey/options', async ({ house }) => {
  const { cookie, options } = await beginPasskeySignIn(house)
  return NextResponse.json(options, { headers: { 'set-cookie': cookie } })
})
