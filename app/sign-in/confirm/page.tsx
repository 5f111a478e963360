// Where an emailed link leads: a button signs in, because mail scanners open every link.
import type { Metadata } from 'next'
import { drawn } from '@/app/drawn'
import { PRIMARY_BUTTON } from '@/components/ui/button'
import { MessagePage } from '@/components/ui/message-page'
import { safeReturnPath } from '@/lib/people/return-path'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = {
  title: 'Sign in · Remit',
  robots: { index: false },
  referrer: 'same-origin',
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const one = (value: string | string[] | undefined): string => (typeof value === 'string' ? value : '')

async function Confirm({ searchParams }: Props) {
  const { email, next, token } = await searchParams
  return (
    <MessagePage title="Sign in to Remit">
      <p>
        As <strong className="font-strong text-ink">{one(email)}</strong>
      </p>
      <form method="post" action="/sign-in/finish">
        <input type="hidden" name="email" value={one(email)} />
        <input type="hidden" name="token" value={one(token)} />
        <input type="hidden" name="next" value={safeReturnPath(next)} />
        <button type="submit" className={PRIMARY_BUTTON}>
          Sign in
        </button>
      </form>
    </MessagePage>
  )
}

export default drawn(Confirm)
