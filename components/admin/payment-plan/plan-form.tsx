// Sets or changes the payment plan of an invoice, also after it was sent.
'use client'
import { type FormEvent, useState } from 'react'
import { QUIET_BUTTON } from '@/components/ui/button'
import { callApi, NOTHING } from '@/components/ui/call-api'
import { DecimalField } from '@/components/ui/decimal-field'
import { DialogForm } from '@/components/ui/dialog-form'
import { SelectField, TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { useAction } from '@/components/ui/use-action'
import { isAccepted } from '@/lib/money/asked'
import { planOfPreset, type ShownPlan } from './preset'

interface Props {
  invoiceId: string
  organisationId: string
  hasPlan: boolean
  /** What the form begins with: the plan that there is, or what is usual. */
  shown: ShownPlan
}

const MAY_CHOOSE = [
  { value: 'next', label: 'What is due next, or all of it' },
  { value: 'any', label: 'Any amount' },
  { value: 'full', label: 'All of it only' },
]
const USUAL_MONTHS = [2, 3, 4, 6, 9, 12, 24]

/** One that somebody chose elsewhere is among them. */
const monthChoices = (chosen: number) => [
  { value: '0', label: 'None: the rest is due with the invoice' },
  ...[...new Set([...USUAL_MONTHS, chosen])]
    .filter((months) => months > 0)
    .toSorted((a, b) => a - b)
    .map((months) => ({ value: String(months), label: months === 1 ? '1 part' : `${months} monthly parts` })),
]

export function PlanForm({ hasPlan, invoiceId, organisationId, shown }: Props) {
  const { isWhole, mayChoose, minimumAmount, preset } = shown
  const [isOpen, setOpen] = useState(false)
  const [deposit, setDeposit] = useState(preset.deposit)
  const [isDayMissing, setDayMissing] = useState(false)
  const { clear, isPending, problem, run } = useAction()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!(event.currentTarget instanceof HTMLFormElement)) return
    const said = new FormData(event.currentTarget)
    const wished = {
      ...{ deposit: deposit.trim() || '0', months: Number(said.get('months')) },
      first: String(said.get('first')),
    }
    setDayMissing(wished.first === '')
    if (wished.first === '' || !isAccepted({ of: 'percent' }, wished.deposit)) return
    const plan = planOfPreset(wished)
    const payerMayChoose = said.get('payerMayChoose')
    const done = await run(() =>
      callApi(`/invoices/${invoiceId}/payment-plan`, {
        method: 'POST',
        organisationId,
        body: {
          ...plan,
          payerMayChoose,
          ...(payerMayChoose === 'any' && minimumAmount && { minimumAmount }),
        },
        answer: NOTHING,
      }),
    )
    if (done) setOpen(false)
  }
  const open = (next: boolean) => {
    clear()
    setDeposit(preset.deposit)
    setDayMissing(false)
    setOpen(next)
  }
  return (
    <DialogForm
      title="Payment plan"
      description="What a customer has open and not confirmed is cancelled. Parts that are paid must stay as they are."
      trigger={
        <button type="button" className={QUIET_BUTTON}>
          {hasPlan ? 'Change the parts' : 'Take it in parts'}
        </button>
      }
      verb="Save"
      dialog={{ isOpen, open, submit, isPending, problem, shownAt: [] }}
    >
      {!isWhole && (
        <Notice tone="wait">
          The parts that there are have days or amounts that this form does not show. Saving replaces them.
        </Notice>
      )}
      <DecimalField
        asked={{ of: 'percent' }}
        label="Deposit"
        hint="Percent of the total, due at once; 0 for none."
        value={deposit}
        onChange={setDeposit}
      />
      <SelectField
        label="Then"
        name="months"
        choices={monthChoices(preset.months)}
        defaultValue={String(preset.months)}
      />
      <TextField
        label="First of them due on"
        name="first"
        type="date"
        defaultValue={preset.first}
        error={isDayMissing ? 'Choose a day.' : undefined}
      />
      <SelectField
        label="The customer may pay"
        name="payerMayChoose"
        choices={MAY_CHOOSE}
        defaultValue={mayChoose}
      />
    </DialogForm>
  )
}
