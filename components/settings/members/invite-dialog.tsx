// Invites a person by email; they join when they sign in with that address.
'use client'
import { type FormEvent, useState } from 'react'
import { rolesGivenBy } from '@/components/settings/role-words'
import { COMPACT_PRIMARY_BUTTON, QUIET_BUTTON } from '@/components/ui/button'
import { callApi, NOTHING } from '@/components/ui/call-api'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/field'
import { ProblemNotice } from '@/components/ui/problem-notice'
import { errorAt } from '@/components/ui/refusal'
import { useAction } from '@/components/ui/use-action'
import type { Role } from '@/db/schema/organisations'
import { RoleChoice } from './role-choice'

interface Props {
  organisationId: string
  ownRole: Role
}

export function InviteDialog({ organisationId, ownRole }: Props) {
  const [said, setSaid] = useState('')
  const [isOpen, setOpen] = useState(false)
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<Role>('Member')
  const { clear, isPending, problem, run } = useAction()
  const open = (next: boolean) => {
    clear()
    if (next) setSaid('')
    setOpen(next)
  }
  const invite = async (event: FormEvent) => {
    event.preventDefault()
    const path = `/organisations/${organisationId}/users`
    const done = await run(() => callApi(path, { body: { email, role }, answer: NOTHING }))
    if (!done) return
    setOpen(false)
    setEmail('')
    setSaid(`An invitation is on its way to ${email}.`)
  }
  return (
    <div className="grid gap-1 wide:justify-items-end">
      <Dialog
        title="Invite someone"
        description="They get an email, and join when they sign in with that address."
        isOpen={isOpen}
        onOpenChange={open}
        trigger={
          <button type="button" className={COMPACT_PRIMARY_BUTTON}>
            Invite
          </button>
        }
      >
        <form onSubmit={invite} noValidate className="grid gap-4">
          <ProblemNotice problem={problem} shownAt={['/email']} />
          <TextField
            label="Email address"
            type="text"
            inputMode="email"
            autoCapitalize="none"
            spellCheck={false}
            autoComplete="off"
            required
            value={email}
            onChange={({ target }) => setEmail(target.value)}
            error={errorAt(problem, '/email')}
          />
          <RoleChoice roles={rolesGivenBy(ownRole)} value={role} onChange={setRole} />
          <div className="flex flex-wrap justify-end gap-3">
            <DialogClose className={QUIET_BUTTON}>Cancel</DialogClose>
            <button type="submit" aria-disabled={isPending} className={COMPACT_PRIMARY_BUTTON}>
              Send the invitation
            </button>
          </div>
        </form>
      </Dialog>
      <p role="status" className="text-13 text-good">
        {said}
      </p>
    </div>
  )
}
