// Above every page that an operator sees of somebody else's organisation: that it is a visit, until when, and what they may do.
'use client'
import { type FormEvent, useState } from 'react'
import { COMPACT_PRIMARY_BUTTON, QUIET_BUTTON, TEXT_BUTTON } from '@/components/ui/button'
import { callApi, NOTHING } from '@/components/ui/call-api'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { TextAreaField } from '@/components/ui/field'
import { ProblemNotice } from '@/components/ui/problem-notice'
import { errorAt } from '@/components/ui/refusal'
import { useAction } from '@/components/ui/use-action'

interface Props {
  organisationId: string
  organisationName: string
  /** In UTC: "18:40". */
  endsAt: string
  /** Until when they may change something; undefined where they only look. */
  raisedUntil: string | undefined
}

export function VisitBar({ endsAt, organisationId, organisationName, raisedUntil }: Props) {
  const { isPending, problem, run } = useAction()
  const end = async () => {
    const body = { organisationId }
    if (await run(() => callApi('/settings/visit/end', { body, answer: NOTHING })))
      window.location.assign('/admin')
  }
  return (
    <aside
      aria-label="Visit as an operator"
      className="flex flex-wrap items-center justify-between gap-x-6 rounded-base border border-line bg-well px-4 py-1"
    >
      <p className="py-2 text-15">
        {raisedUntil
          ? `You may change ${organisationName} as an operator until ${raisedUntil} UTC.`
          : `You look into ${organisationName} as an operator until ${endsAt} UTC, and change nothing.`}
      </p>
      <div className="flex flex-wrap items-center gap-x-5">
        <ProblemNotice problem={problem} />
        {!raisedUntil && <Raise organisationId={organisationId} />}
        <button type="button" aria-disabled={isPending} className={TEXT_BUTTON} onClick={end}>
          End the visit
        </button>
      </div>
    </aside>
  )
}

function Raise({ organisationId }: { organisationId: string }) {
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const { clear, isPending, problem, run } = useAction()
  const open = (next: boolean) => {
    clear()
    setOpen(next)
  }
  const raise = async (event: FormEvent) => {
    event.preventDefault()
    const body = { organisationId, reason }
    if (await run(() => callApi('/settings/visit/raise', { body, answer: NOTHING }))) setOpen(false)
  }
  return (
    <Dialog
      title="Change something here?"
      description="For 15 minutes you may do what its admins may. Its owners are told, with your reason."
      isOpen={isOpen}
      onOpenChange={open}
      trigger={
        <button type="button" className={TEXT_BUTTON}>
          Change something
        </button>
      }
    >
      <form onSubmit={raise} noValidate className="grid gap-4">
        <ProblemNotice problem={problem} shownAt={['/reason']} />
        <TextAreaField
          label="Reason"
          required
          maxLength={500}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
          error={errorAt(problem, '/reason')}
        />
        <div className="flex flex-wrap justify-end gap-3">
          <DialogClose className={QUIET_BUTTON}>Cancel</DialogClose>
          <button type="submit" aria-disabled={isPending} className={COMPACT_PRIMARY_BUTTON}>
            Allow changes
          </button>
        </div>
      </form>
    </Dialog>
  )
}
