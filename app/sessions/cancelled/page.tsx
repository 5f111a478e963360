// Where a payer who cancelled a session lands if the shop named no page of its own.
import type { Metadata } from 'next'
import { MessagePage } from '@/components/ui/message-page'

export const metadata: Metadata = { title: 'Not paid · Remit', robots: { index: false } }

export default function CancelledPage() {
  return (
    <MessagePage title="Nothing was paid">
      <p>You left the payment page before paying. To try again, go back to the shop.</p>
    </MessagePage>
  )
}
