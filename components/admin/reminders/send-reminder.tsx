// Sends a reminder by hand, after asking; pressing twice sends one.
'use client'
import { useRef, useState } from 'react'
import { ActionButton } from '@/components/admin/invoice-actions/action-button'
import { createRequestKeys } from '@/components/admin/invoice-form/request-keys'
import { callApi, NOTHING } from '@/components/ui/call-api'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'

interface Props {
  invoiceId: string
  organisationId: string
  customerName: string
}

export function SendReminder({ customerName, invoiceId, organisationId }: Props) {
  const keys = useRef(createRequestKeys())
  const [isSent, setSent] = useState(false)
  return (
    <>
      <ConfirmDialog
        trigger={<ActionButton>Send a reminder now</ActionButton>}
        title="Send a reminder now?"
        description={`An email with what is left to pay and the link goes to ${customerName}. Reminders of the plan still come on their days.`}
        verb="Send the reminder"
        change={() =>
          callApi(`/invoices/${invoiceId}/reminders`, {
            organisationId,
            idempotencyKey: keys.current.keyFor(invoiceId),
            answer: NOTHING,
          })
        }
        onDone={() => {
          keys.current.forget()
          setSent(true)
        }}
      />
      <p role="status" className="text-13 text-good empty:hidden">
        {isSent ? 'The reminder is on its way.' : ''}
      </p>
    </>
  )
}
