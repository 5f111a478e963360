// The sign-in page.
import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { drawn } from '@/app/drawn'
import { PasskeyButton } from '@/components/sign-in/passkey-button'
import { DemoPeople, MailForm, ProviderForms } from '@/components/sign-in/sign-in-form'
import { MessagePage } from '@/components/ui/message-page'
import { Notice } from '@/components/ui/notice'
import { signInTokenOf } from '@/lib/http/call/sign-in-cookie'
import { listDemoPeople } from '@/lib/people/demo'
import { takesPasskeys } from '@/lib/people/passkeys'
import { safeReturnPath } from '@/lib/people/return-path'
import { findWaiting } from '@/lib/people/second-factor'
import { house } from '@/lib/wiring'
import { visitor } from '../signed-in'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Sign in · Remit', robots: { index: false } }

const REASONS: Record<string, string> = {
  Address: 'This is not an email address. Check it for typos and try again.',
  AccessDenied: 'We do not know that address. Ask the person who invited you which address they used.',
  Passkey: 'This passkey could not be used. It may have been removed: ask for a link by email instead.',
  Verification: 'This link has already been used or has expired. Ask for a new one.',
}
const UNKNOWN_REASON = 'That did not work. Try again, or choose another way.'

interface Props {
  searchParams: Promise<{ next?: string | string[]; error?: string | string[]; left?: string }>
}

async function SignInPage({ searchParams }: Props) {
  const { error, left, next: wanted } = await searchParams
  const next = safeReturnPath(wanted)
  if (await visitor()) redirect(next)
  const here = house()
  const token = signInTokenOf(new Headers(await headers()), here.env.appUrl)
  if (token && (await findWaiting(here, token)))
    redirect(`/sign-in/second-step?${new URLSearchParams({ next })}`)
  const providers = here.env.signInProviders.map(({ id, name }) => ({ id, name }))
  const people = await listDemoPeople(here)
  return (
    <MessagePage title="Sign in">
      {error && (
        <Notice tone="bad" isAlert>
          {(typeof error === 'string' && REASONS[error]) || UNKNOWN_REASON}
        </Notice>
      )}
      {left && !error && <Notice>You are signed out.</Notice>}
      <p>You do not need a password: we email you a link that works once.</p>
      <MailForm next={next} />
      {takesPasskeys(here) && <PasskeyButton next={next} />}
      {providers.length > 0 && <ProviderForms next={next} providers={providers} />}
      {people.length > 0 && <DemoPeople next={next} people={people} />}
    </MessagePage>
  )
}

export default drawn(SignInPage)
