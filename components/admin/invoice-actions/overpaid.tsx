// Says what was paid beyond the invoice, and lets it go back or be kept.
'use client'
import { callApi, NOTHING } from '@/components/ui/call-api'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Notice } from '@/components/ui/notice'
import type { ActionableInvoice, ActionablePayment } from '@/lib/payment-views/offered-actions'
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
  const money = (minor: number) => displayed({ minor, currency })
  const backMinor = Math.min(
    payments.reduce((sum, { refundableMinor }) => sum + Math.max(refundableMinor, 0), 0),
    freeMinor,
  )
  const stayingMinor = freeMinor - backMinor
  const end = (action: 'refund' | 'keep') => () =>
    callApi(`/invoices/${id}/overpayment`, { body: { action }, organisationId, answer: NOTHING })
  const amount = money(overpaidMinor)
  return (
    <Notice tone="wait">
      <p>
        {status === 'Void' ? `${amount} was paid for this void invoice.` : `Overpaid by ${amount}.`}{' '}
        {freeMinor === 0
          ? 'It is on its way back to the payer.'
          : 'Give it back, or keep it for the next invoice of this customer.'}
        {comingBackMinor > 0 && freeMinor > 0 && ` ${money(comingBackMinor)} is on its way back already.`}
      </p>
      {stayingMinor > 0 && <p>{beyondStripe(money(stayingMinor), backMinor > 0)}</p>}
      {mayChange && freeMinor > 0 && (
        <div className="flex flex-wrap gap-2 pt-2">
          {backMinor > 0 && (
            <ConfirmDialog
              trigger={<ActionButton look="primary">Refund {money(backMinor)}</ActionButton>}
              title={`Refund ${money(backMinor)}?`}
              description={`The payer gets it back the way they paid, out of your Stripe balance, and our share of it comes back to you. The newest payment is refunded first.${
                stayingMinor > 0 ? ` ${money(stayingMinor)} stays overpaid after that.` : ''
              }`}
              verb="Refund it"
              isDangerous
              change={end('refund')}
              onDone={() =>
                onDone(
                  `The refund of ${money(backMinor)} is on its way.${
                    stayingMinor > 0 ? ` ${money(stayingMinor)} is still overpaid: keep it as credit.` : ''
                  }`,
                )
              }
            />
          )}
          <ConfirmDialog
            trigger={<ActionButton>Keep {money(freeMinor)} as credit</ActionButton>}
            title={`Keep ${money(freeMinor)} as credit?`}
            description={`It becomes the credit of ${customer.name}, and can pay another invoice of theirs in ${currency}. Tell them before you do.`}
            verb="Keep it"
            change={end('keep')}
            onDone={() => onDone(`${money(freeMinor)} is kept as credit of ${customer.name}.`)}
          />
        </div>
      )}
    </Notice>
  )
}

/** Money that Stripe never had, or that a bank holds. */
const beyondStripe = (amount: string, isRest: boolean): string =>
  `${amount}${isRest ? ' of it' : ''} did not come through Stripe, or a bank holds it, so it cannot be refunded from here. Keep it as credit.`
