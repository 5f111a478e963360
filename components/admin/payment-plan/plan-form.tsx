// Sets or changes the payment plan of an invoice, also after it was sent: a ready-made split, or parts of one's own.
'use client'
import { type FormEvent, useState } from 'react'
import { QUIET_BUTTON } from '@/components/ui/button'
import { callApi, NOTHING, type Problem } from '@/components/ui/call-api'
import { DecimalField } from '@/components/ui/decimal-field'
import { DialogForm } from '@/components/ui/dialog-form'
import { SelectField, TextField } from '@/components/ui/field'
import { useAction } from '@/components/ui/use-action'
import { isAccepted } from '@/lib/money/asked'
import type { Currency } from '@/lib/money/currency'
import { type Faults, faultAt, faultsOf, type OwnParts, planOfOwn, SHOWN_AT } from './own-parts'
import { OwnPartsFields } from './own-parts-fields'
import { planOfPreset, type ShownPlan } from './preset'

interface Props {
  invoiceId: string
  organisationId: string
  currency: Currency
  hasPlan: boolean
  /** What the form begins with: the plan that there is, or what is usual. */
  shown: ShownPlan
  own: OwnParts
}

const SPLITS = [
  { value: 'ready', label: 'A deposit and equal monthly parts' },
  { value: 'own', label: 'Parts of your own' },
]
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

interface Said {
  split: string
  deposit: string
  months: string
  first: string
  parts: OwnParts
  mayChoose: string
  minimum: string
}

/** Parts that are no ready-made split are shown as they are. */
const saidOf = ({ own, shown: { isWhole, mayChoose, minimumAmount, preset } }: Props): Said => ({
  split: isWhole ? 'ready' : 'own',
  ...{ deposit: preset.deposit, months: String(preset.months), first: preset.first },
  ...{ parts: own, mayChoose, minimum: minimumAmount ?? '' },
})

function faultsIn(said: Said, currency: Currency): Faults {
  const { deposit, first, mayChoose, minimum, parts, split } = said
  const isMinimumRead = minimum.trim() === '' || isAccepted({ of: 'money', currency }, minimum)
  return {
    ...(split === 'own' && faultsOf(parts, currency)),
    ...(split === 'ready' && first === '' && { '/first': 'Choose a day.' }),
    ...(split === 'ready' &&
      !isAccepted({ of: 'percent' }, deposit.trim() || '0') && { '/deposit': 'Enter a percentage.' }),
    ...(mayChoose === 'any' && !isMinimumRead && { '/minimumAmount': 'Enter an amount, or leave it empty.' }),
  }
}

function bodyOf({ deposit, first, mayChoose, minimum, months, parts, split }: Said) {
  const plan =
    split === 'own'
      ? planOfOwn(parts)
      : planOfPreset({ deposit: deposit.trim() || '0', months: Number(months), first })
  const minimumAmount = minimum.trim()
  return {
    ...plan,
    payerMayChoose: mayChoose,
    ...(mayChoose === 'any' && minimumAmount && { minimumAmount }),
  }
}

export function PlanForm(props: Props) {
  const { currency, hasPlan, invoiceId, organisationId } = props
  const [isOpen, setOpen] = useState(false)
  const [said, setSaid] = useState(() => saidOf(props))
  const [faults, setFaults] = useState<Faults>({})
  const { clear, isPending, problem, run } = useAction()
  const say = (change: Partial<Said>) => setSaid((before) => ({ ...before, ...change }))
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const found = faultsIn(said, currency)
    setFaults(found)
    if (Object.keys(found).length > 0) return
    const path = `/invoices/${invoiceId}/payment-plan`
    const call = { method: 'POST', organisationId, body: bodyOf(said), answer: NOTHING } as const
    if (await run(() => callApi(path, call))) setOpen(false)
  }
  const open = (next: boolean) => {
    clear()
    setSaid(saidOf(props))
    setFaults({})
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
      dialog={{ isOpen, open, submit, isPending, problem, shownAt: SHOWN_AT }}
    >
      <SelectField
        label="Split"
        choices={SPLITS}
        value={said.split}
        onChange={({ target }) => say({ split: target.value })}
      />
      {said.split === 'own' ? (
        <OwnPartsFields
          parts={said.parts}
          onChange={(parts) => say({ parts })}
          {...{ currency, faults, problem }}
        />
      ) : (
        <ReadyFields {...{ said, say, faults, problem }} months={props.shown.preset.months} />
      )}
      <SelectField
        label="The customer may pay"
        choices={MAY_CHOOSE}
        value={said.mayChoose}
        onChange={({ target }) => say({ mayChoose: target.value })}
      />
      {said.mayChoose === 'any' && (
        <DecimalField
          asked={{ of: 'money', currency }}
          label="At least"
          hint="For an amount of their own; empty for what Stripe takes at least."
          value={said.minimum}
          error={faultAt(faults, problem, '/minimumAmount')}
          onChange={(minimum) => say({ minimum })}
        />
      )}
    </DialogForm>
  )
}

interface ReadyProps {
  said: Said
  say: (change: Partial<Said>) => void
  faults: Faults
  problem: Problem | undefined
  months: number
}

function ReadyFields({ faults, months, problem, said, say }: ReadyProps) {
  return (
    <>
      <DecimalField
        asked={{ of: 'percent' }}
        label="Deposit"
        hint="Percent of the total, due at once; 0 for none."
        value={said.deposit}
        error={faultAt(faults, problem, '/deposit')}
        onChange={(deposit) => say({ deposit })}
      />
      <SelectField
        label="Then"
        choices={monthChoices(months)}
        value={said.months}
        onChange={({ target }) => say({ months: target.value })}
      />
      <TextField
        label="First of them due on"
        type="date"
        value={said.first}
        error={faults['/first'] ?? faultAt(faults, problem, '/instalments')}
        onChange={({ target }) => say({ first: target.value })}
      />
    </>
  )
}
