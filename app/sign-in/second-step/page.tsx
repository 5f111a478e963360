// The second step of signing in: by what the person has of an authenticator app, recovery codes and passkeys.
import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { drawn } from '@/app/drawn'
import { FactorForm } from '@/components/sign-in/factor-form'
import { PasskeyButton } from '@/components/sign-in/passkey-button'
import { MessagePage } from '@/components/ui/message-page'
import { Notice } from '@/components/ui/notice'
import { signInTokenOf } from '@/lib/http/call/sign-in-cookie'
import { takesPasskeys } from '@/lib/people/passkeys'
import { safeReturnPath } from '@/lib/people/return-path'
import { findWaiting } from '@/lib/people/second-factor'
import { house } from '@/lib/wiring'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Second step · Remit', robots: { index: false } }

const REASONS: Readonly<Record<string, string>> = {
  Code: 'This code is wrong, or was used before. Wait for the next one that your app shows.',
}

/** `wait`: minutes, as whoever refused the code has said. */
function reasonOf(error: unknown, wait: unknown): string | undefined {
  if (error !== 'TooMany') return typeof error === 'string' ? REASONS[error] : undefined
  const minutes = typeof wait === 'string' && /^\d{1,4}$/.test(wait) ? Number(wait) : 60
  const [count, unit] = minutes > 90 ? [Math.ceil(minutes / 60), 'hour'] : [minutes, 'minute']
  return `Too many codes were tried. Use a passkey or a recovery code, or try again in ${count} ${unit}${count === 1 ? '' : 's'}.`
}

interface Props {
  searchParams: Promise<{ next?: string | string[]; error?: string | string[]; wait?: string | string[] }>
}

async function SecondStepPage({ searchParams }: Props) {
  const { error, next: wanted, wait } = await searchParams
  const next = safeReturnPath(wanted)
  const here = house()
  const token = signInTokenOf(new Headers(await headers()), here.env.appUrl)
  const waiting = token === undefined ? undefined : await findWaiting(here, token)
  if (!waiting) redirect(`/sign-in?${new URLSearchParams({ next })}`)
  const { email, hasApp, hasCodes } = waiting
  const hasPasskeys = waiting.hasPasskeys && takesPasskeys(here)
  const reason = reasonOf(error, wait)
  return (
    <MessagePage title="One more step">
      {reason && (
        <Notice tone="bad" isAlert>
          {reason}
        </Notice>
      )}
      <p>
        You are signing in as <strong className="font-strong text-ink">{email}</strong>.{' '}
        {hasApp
          ? 'Enter the code that your authenticator app shows for Remit now.'
          : 'Confirm that it is you with your passkey.'}
      </p>
      {!hasApp && hasPasskeys && <PasskeyButton next={next} />}
      {(hasApp || hasCodes) && <FactorForm label={hasApp ? 'Code' : 'Recovery code'} next={next} />}
      {hasApp && hasPasskeys && <PasskeyButton next={next} />}
      <p className="text-13">
        {hasApp ? 'Have you lost your phone? ' : 'Is your passkey not at hand? '}
        {hasCodes
          ? 'Enter one of your recovery codes in its place. Without them, ask'
          : 'You have no recovery codes: ask'}{' '}
        whoever runs Remit here to let you in again.
      </p>
      <form method="post" action="/sign-out">
        <button
          type="submit"
          className="inline-flex min-h-11 cursor-pointer items-center text-accent underline underline-offset-4"
        >
          Sign in as somebody else
        </button>
      </form>
    </MessagePage>
  )
}

export default drawn(SecondStepPage)
