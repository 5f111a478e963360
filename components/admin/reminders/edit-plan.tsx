// Gives one invoice a plan of reminders of its own, also after it was sent.
'use client'
import { type FormEvent, useState } from 'react'
import { QUIET_BUTTON } from '@/components/ui/button'
import { callApi, NOTHING } from '@/components/ui/call-api'
import { DialogForm } from '@/components/ui/dialog-form'
import { useAction } from '@/components/ui/use-action'
import { OwnPlanFields, ownPlanOf, remindersOf } from './own-plan'

interface Props {
  invoiceId: string
  organisationId: string
  /** Null where it has none of its own. */
  own: readonly number[] | null
  inherited: readonly number[]
}

export function EditPlan({ inherited, invoiceId, organisationId, own }: Props) {
  const [isOpen, setOpen] = useState(false)
  const [plan, setPlan] = useState(() => ownPlanOf(own))
  const { clear, isPending, problem, run } = useAction()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const done = await run(() =>
      callApi(`/invoices/${invoiceId}`, {
        method: 'PATCH',
        organisationId,
        body: { reminders: remindersOf(plan) },
        answer: NOTHING,
      }),
    )
    if (done) setOpen(false)
  }
  const open = (next: boolean) => {
    clear()
    setPlan(ownPlanOf(own))
    setOpen(next)
  }
  return (
    <DialogForm
      title="When this invoice is reminded of"
      description="Days that have passed are not made up for."
      trigger={
        <button type="button" className={QUIET_BUTTON}>
          Change the plan
        </button>
      }
      verb="Save"
      dialog={{ isOpen, open, submit, isPending, problem, shownAt: ['/reminders'] }}
    >
      <OwnPlanFields
        plan={plan}
        onChange={setPlan}
        inherited={inherited}
        inheritedName="As usual"
        problem={problem}
      />
    </DialogForm>
  )
}
