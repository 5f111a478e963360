// Shows what was overpaid, and lets the seller refund or keep it.
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
          : 'Refund it, or keep it for this customer’s next invoice.'}
        {comingBackMinor > 0 && freeMinor > 0 && ` ${money(comingBackMinor)} is already on its way back.`}
      </p>
      {stayingMinor > 0 && <p>{beyondStripe(money(stayingMinor), backMinor > 0)}</p>}
      {mayChange && freeMinor > 0 && (
        <div className="flex flex-wrap gap-2 pt-2">
          {backMinor > 0 && (
            <ConfirmDialog
              trigger={<ActionButton look="primary">Refund {money(backMinor)}</ActionButton>}
              title={`Refund ${money(backMinor)}?`}
              description={`The payer gets it back the way they paid, from your Stripe balance, and our fee on it is returned to you. The newest payment is refunded first.${
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
            description={`It becomes credit for ${customer.name}, and can pay another of their invoices in ${currency}. Tell them before you do this.`}
            verb="Keep it"
            change={end('keep')}
            onDone={() => onDone(`${money(freeMinor)} is kept as credit for ${customer.name}.`)}
          />
        </div>
      )}
    </Notice>
  )
}

/** Money that Stripe never had, or that a bank holds. */
const beyondStripe = (amount: string, isRest: boolean): string =>
  `${amount}${isRest ? ' of it' : ''} did not come through Stripe, or is held by a bank, so it cannot be refunded here. Keep it as credit.`
