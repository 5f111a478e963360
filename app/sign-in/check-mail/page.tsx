// What to do after asking for a link. It says the same to everyone, so that nobody learns which addresses are known.
import type { Metadata } from 'next'
import { MessagePage } from '@/components/ui/message-page'
import { LINK_MINUTES } from '@/lib/people/sign-in-link'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Check your email · Remit', robots: { index: false } }

export default function CheckMail() {
  return (
    <MessagePage title="Check your email">
      <p>
        If we know this address, a link is on its way to it. It works once, within {LINK_MINUTES} minutes.
      </p>
      <p>Nothing there? Check your spam folder, and the address for typos.</p>
      <p>
        <a
          className="inline-flex min-h-11 items-center text-accent underline underline-offset-4"
          href="/sign-in"
        >
          Try another address
        </a>
      </p>
    </MessagePage>
  )
}
