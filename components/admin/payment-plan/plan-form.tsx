// Sets or changes the payment plan of an invoice, also after it was sent.
'use client'
import { type FormEvent, useState } from 'react'
import { COMPACT_PRIMARY_BUTTON, QUIET_BUTTON } from '@/components/ui/button'
import { callApi, NOTHING } from '@/components/ui/call-api'
import { DecimalField } from '@/components/ui/decimal-field'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { SelectField, TextField } from '@/components/ui/field'
import { ProblemNotice } from '@/components/ui/problem-notice'
import { useAction } from '@/components/ui/use-action'
import { isAccepted } from '@/lib/money/asked'
import type { Day } from '@/lib/time-zone'
import { planOfPreset } from './preset'

interface Props {
  invoiceId: string
  organisationId: string
  hasPlan: boolean
  /** When the first monthly part is due, unless somebody says otherwise. */
  firstDay: Day
}

const MAY_CHOOSE = [
  { value: 'next', label: 'What is due next, or all of it' },
  { value: 'any', label: 'Any amount' },
  { value: 'full', label: 'All of it only' },
]
const MONTHS = [
  { value: '0', label: 'None: the rest is due with the invoice' },
  ...[2, 3, 4, 6, 9, 12, 24].map((months) => ({ value: String(months), label: `${months} monthly parts` })),
]

export function PlanForm({ firstDay, hasPlan, invoiceId, organisationId }: Props) {
  const [isOpen, setOpen] = useState(false)
  const [deposit, setDeposit] = useState('30')
  const { clear, isPending, problem, run } = useAction()
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const said = new FormData(event.currentTarget)
    const months = Number(said.get('months'))
    if (!isAccepted({ of: 'percent' }, deposit)) return
    const preset = { deposit, months, first: String(said.get('first')) }
    const done = await run(() =>
      callApi(`/invoices/${invoiceId}/payment-plan`, {
        method: 'POST',
        organisationId,
        body: { ...planOfPreset(preset), payerMayChoose: said.get('payerMayChoose') },
        answer: NOTHING,
      }),
    )
    if (done) setOpen(false)
  }
  const toggle = (next: boolean) => {
    clear()
    setOpen(next)
  }
  return (
    <Dialog
      title="Payment plan"
      description="What a customer has open and not confirmed is cancelled. Parts that are paid must stay as they are."
      trigger={
        <button type="button" className={QUIET_BUTTON}>
          {hasPlan ? 'Change the plan' : 'Take it in parts'}
        </button>
      }
      isOpen={isOpen}
      onOpenChange={toggle}
    >
      <form onSubmit={save} className="grid gap-4">
        <ProblemNotice problem={problem} shownAt={[]} />
        <DecimalField
          asked={{ of: 'percent' }}
          label="Deposit"
          hint="Percent of the total, due at once; 0 for none."
          value={deposit}
          onChange={setDeposit}
          required
        />
        <SelectField label="Then" name="months" choices={MONTHS} defaultValue="0" />
        <TextField label="First of them due on" name="first" type="date" defaultValue={firstDay} required />
        <SelectField
          label="The customer may pay"
          name="payerMayChoose"
          choices={MAY_CHOOSE}
          defaultValue="next"
        />
        <div className="flex flex-wrap justify-end gap-3">
          <DialogClose className={QUIET_BUTTON}>Cancel</DialogClose>
          <button type="submit" aria-disabled={isPending} className={COMPACT_PRIMARY_BUTTON}>
            Save
          </button>
        </div>
      </form>
    </Dialog>
  )
}
