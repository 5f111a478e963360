// Where a payer who paid a session lands if the shop named no page of its own.
import type { Metadata } from 'next'
import { MessagePage } from '@/components/ui/message-page'

export const metadata: Metadata = { title: 'Thank you · Remit', robots: { index: false } }

export default function ThanksPage() {
  return (
    <MessagePage title="Thank you">
      <p>Your payment has been submitted. The shop is notified automatically: you can close this page.</p>
    </MessagePage>
  )
}
