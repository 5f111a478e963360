// Gives one invoice a plan of reminders of its own, also after it was sent.
'use client'
import { type FormEvent, useState } from 'react'
import { COMPACT_PRIMARY_BUTTON, QUIET_BUTTON } from '@/components/ui/button'
import { callApi, NOTHING } from '@/components/ui/call-api'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { ProblemNotice } from '@/components/ui/problem-notice'
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
  const save = async (event: FormEvent) => {
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
  const toggle = (next: boolean) => {
    clear()
    setPlan(ownPlanOf(own))
    setOpen(next)
  }
  return (
    <Dialog
      title="When this invoice is reminded of"
      description="Days that have passed are not made up for."
      trigger={
        <button type="button" className={QUIET_BUTTON}>
          Change the plan
        </button>
      }
      isOpen={isOpen}
      onOpenChange={toggle}
    >
      <form noValidate onSubmit={save} className="grid gap-4">
        <ProblemNotice problem={problem} shownAt={['/reminders']} />
        <OwnPlanFields
          plan={plan}
          onChange={setPlan}
          inherited={inherited}
          inheritedName="As usual"
          problem={problem}
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
