// Says what was paid beyond the invoice, and lets it go back or be kept.
'use client'
import { callApi, NOTHING } from '@/components/ui/call-api'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Notice } from '@/components/ui/notice'
import type { ActionableInvoice, ActionablePayment } from '@/lib/payments/offered-actions'
import { ActionButton } from './action-button'
import { displayed } from './amount-text'

interface Props {
  invoice: ActionableInvoice
  payments: ActionablePayment[]
  organisationId: string
  mayChange: boolean
  onDone: (said: string) => void
}

export function Overpaid({ invoice, mayChange, onDone, organisationId, payments }: Props) {
  const { comingBackMinor, currency, customer, id, overpaidMinor, status } = invoice
  const freeMinor = Math.max(overpaidMinor - comingBackMinor, 0)
  if (overpaidMinor === 0) return null
  const free = displayed({ minor: freeMinor, currency })
  const end = (action: 'refund' | 'keep') => () =>
    callApi(`/invoices/${id}/overpayment`, { body: { action }, organisationId, answer: NOTHING })
  const canGoBack = payments.some(({ refundableMinor }) => refundableMinor > 0)
  const amount = displayed({ minor: overpaidMinor, currency })
  return (
    <Notice tone="wait">
      <p>
        {status === 'Void' ? `${amount} was paid for this void invoice.` : `Overpaid by ${amount}.`}{' '}
        {freeMinor === 0
          ? 'It is on its way back to the payer.'
          : 'Give it back, or keep it for the next invoice of this customer.'}
      </p>
      {mayChange && freeMinor > 0 && (
        <div className="flex flex-wrap gap-2 pt-2">
          {canGoBack && (
            <ConfirmDialog
              trigger={<ActionButton look="primary">Refund {free}</ActionButton>}
              title={`Refund ${free}?`}
              description="The payer gets it back the way they paid, out of your Stripe balance, and our share of it comes back to you. The newest payment is refunded first."
              verb="Refund it"
              isDangerous
              change={end('refund')}
              onDone={() => onDone(`The refund of ${free} is on its way.`)}
            />
          )}
          <ConfirmDialog
            trigger={<ActionButton>Keep as credit</ActionButton>}
            title={`Keep ${free} as credit?`}
            description={`It becomes the credit of ${customer.name}, and can pay another invoice of theirs in ${currency}. Tell them before you do.`}
            verb="Keep it"
            change={end('keep')}
            onDone={() => onDone(`${free} is kept as credit of ${customer.name}.`)}
          />
        </div>
      )}
    </Notice>
  )
}
