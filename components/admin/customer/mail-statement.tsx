// Emails the statement to everyone who gets the customer's invoices, after asking.
'use client'
import { useRef, useState } from 'react'
import { createRequestKeys } from '@/components/admin/invoice-form/request-keys'
import { QUIET_BUTTON } from '@/components/ui/button'
import { callApi, NOTHING } from '@/components/ui/call-api'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'

interface Props {
  organisationId: string
  customerId: string
  /** Without recipients there is no button. */
  recipients: readonly string[]
}

export function MailStatement({ customerId, organisationId, recipients }: Props) {
  const keys = useRef(createRequestKeys())
  const [isSent, setSent] = useState(false)
  const to = recipients.join(', ')
  if (recipients.length === 0)
    return <p className="text-13 text-muted">It cannot be emailed: there is no email address.</p>
  return (
    <>
      <ConfirmDialog
        trigger={
          <button type="button" className={QUIET_BUTTON}>
            Email it
          </button>
        }
        title="Email the open invoices?"
        description={`Every open invoice, with what is left to pay and the link to pay it, goes to ${to}.`}
        verb="Email the statement"
        change={() =>
          callApi(`/customers/${customerId}/statement/send`, {
            organisationId,
            idempotencyKey: keys.current.keyFor(recipients),
            answer: NOTHING,
          })
        }
        onDone={() => {
          keys.current.forget()
          setSent(true)
        }}
      />
      <p role="status" className="text-13 text-good empty:hidden">
        {isSent ? `The statement is on its way to ${to}.` : ''}
      </p>
    </>
  )
}
