// The payment link: copied, shown as a code, replaced.
'use client'
import { callApi, NOTHING } from '@/components/ui/call-api'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import type { ActionableInvoice } from '@/lib/payment-views/offered-actions'
import { ActionButton } from './action-button'
import { QrCode } from './qr-code'

interface Props {
  invoice: ActionableInvoice
  organisationId: string
  onDone: (said: string) => void
}

const OLD_LINK_DIES =
  'The link that was sent stops working immediately for everyone who has it. The new one is not emailed automatically: send the invoice again, or copy the link.'

export function LinkActions({ invoice, onDone, organisationId }: Props) {
  const { can, documentNumber, id, paymentUrl } = invoice
  const copy = (url: string) =>
    navigator.clipboard.writeText(url).then(
      () => onDone('Link copied.'),
      // The browser forbids it; the text can still be selected by hand.
      () => onDone(`Copy it manually: ${url}`),
    )
  return (
    <>
      {paymentUrl && can.showLink && (
        <>
          <ActionButton onClick={() => copy(paymentUrl)}>Copy link</ActionButton>
          <QrCode url={paymentUrl} name={documentNumber ?? 'invoice'} />
        </>
      )}
      {can.rotateLink && (
        <ConfirmDialog
          trigger={<ActionButton>Replace link</ActionButton>}
          title="Replace the payment link?"
          description={OLD_LINK_DIES}
          verb="Replace the link"
          isDangerous
          change={() => callApi(`/invoices/${id}/link/rotate`, { organisationId, answer: NOTHING })}
          onDone={() => onDone('The old link no longer works. Send the invoice again, or copy the new link.')}
        />
      )}
    </>
  )
}
