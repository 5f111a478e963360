// The page for unknown addresses.
import type { Metadata } from 'next'
import { MessagePage } from '@/components/ui/message-page'

export const metadata: Metadata = { title: 'Not found · Remit', robots: { index: false } }

export default function NotFound() {
  return (
    <MessagePage title="Page not found">
      <p>Check the address for typos. If you followed a link, it may be out of date.</p>
      <p>
        <a className="inline-flex min-h-11 items-center text-accent underline underline-offset-4" href="/">
          Go to the home page
        </a>
      </p>
    </MessagePage>
  )
}
