// Changes a member's role.
'use client'
import { type FormEvent, useState } from 'react'
import { rolesGivenBy } from '@/components/settings/role-words'
import { COMPACT_PRIMARY_BUTTON, QUIET_BUTTON, TEXT_BUTTON } from '@/components/ui/button'
import { callApi, NOTHING } from '@/components/ui/call-api'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { ProblemNotice } from '@/components/ui/problem-notice'
import { useAction } from '@/components/ui/use-action'
import type { Role } from '@/db/schema/organisations'
import { RoleChoice } from './role-choice'

interface Props {
  /** Of the API: `/organisations/…/users/…`. */
  path: string
  called: string
  role: Role
  ownRole: Role
  onDone: (word: string) => void
}

export function RoleDialog({ called, onDone, ownRole, path, role }: Props) {
  const [isOpen, setOpen] = useState(false)
  const [chosen, setChosen] = useState(role)
  const { clear, isPending, problem, run } = useAction()
  const open = (next: boolean) => {
    clear()
    setChosen(role)
    setOpen(next)
  }
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const done = await run(() => callApi(path, { method: 'PATCH', body: { role: chosen }, answer: NOTHING }))
    if (!done) return
    setOpen(false)
    onDone(`${called} is now ${chosen === 'Member' ? 'a member' : `an ${chosen.toLowerCase()}`}.`)
  }
  return (
    <Dialog
      title={`What ${called} may do`}
      description="This takes effect immediately."
      isOpen={isOpen}
      onOpenChange={open}
      trigger={
        <button type="button" className={TEXT_BUTTON} aria-label={`Change role of ${called}`}>
          Change role
        </button>
      }
    >
      <form onSubmit={save} className="grid gap-4">
        <ProblemNotice problem={problem} />
        <RoleChoice roles={rolesGivenBy(ownRole)} value={chosen} onChange={setChosen} />
        <div className="flex flex-wrap justify-end gap-3">
          <DialogClose className={QUIET_BUTTON}>Cancel</DialogClose>
          <button type="submit" aria-disabled={isPending} className={COMPACT_PRIMARY_BUTTON}>
            Save the role
          </button>
        </div>
      </form>
    </Dialog>
  )
}
