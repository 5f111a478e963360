// Members and invitations, with the actions for each.
'use client'
import { useState } from 'react'
import { ROLE_WORDS } from '@/components/settings/role-words'
import { TEXT_BUTTON } from '@/components/ui/button'
import { callApi, NOTHING } from '@/components/ui/call-api'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { ProblemNotice } from '@/components/ui/problem-notice'
import { StatusMark } from '@/components/ui/status-mark'
import { useAction } from '@/components/ui/use-action'
import type { Role } from '@/db/schema/organisations'
import { RoleDialog } from './role-dialog'

export interface ShownMember {
  id: string
  email: string
  name: string | null
  role: Role
  hasCome: boolean
  isSelf: boolean
}

interface Props {
  organisationId: string
  organisationName: string
  ownRole: Role
  mayChange: boolean
  members: ShownMember[]
}

export function MemberList(props: Props) {
  const { members } = props
  const [said, setSaid] = useState('')
  const rows = [
    { title: 'People', people: members.filter(({ hasCome }) => hasCome) },
    { title: 'Invited', people: members.filter(({ hasCome }) => !hasCome) },
  ].filter(({ people }) => people.length > 0)
  return (
    <div className="grid gap-8">
      <p role="status" className="text-good empty:-mb-8">
        {said}
      </p>
      {rows.map(({ people, title }) => (
        <section key={title} aria-label={title} className="grid gap-2">
          <h2 className="text-17 font-strong">{title}</h2>
          <ul className="border-t border-line">
            {people.map((member) => (
              <MemberRow key={member.id} {...props} member={member} onDone={setSaid} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

type RowProps = Props & { member: ShownMember; onDone: (word: string) => void }

function MemberRow({ member, ...props }: RowProps) {
  const { mayChange, ownRole } = props
  // An admin cannot change owners.
  const mayDecide = mayChange && (ownRole === 'Owner' || member.role !== 'Owner')
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-b border-line py-3">
      <div className="grid min-w-0">
        <span className="font-strong">
          {member.name ?? member.email}
          {member.isSelf && <span className="font-normal text-muted"> (you)</span>}
        </span>
        {member.name && <span className="text-13 text-muted">{member.email}</span>}
        <span className="text-13 text-muted">
          {member.role}: {ROLE_WORDS[member.role]}
        </span>
        {!member.hasCome && <StatusMark tone="wait">Not signed in yet</StatusMark>}
      </div>
      {mayDecide && <Choices member={member} {...props} />}
    </li>
  )
}

function Choices({ member, onDone, organisationId, organisationName, ownRole }: RowProps) {
  const path = `/organisations/${organisationId}/users/${member.id}`
  const called = member.name ?? member.email
  return (
    <div className="flex flex-wrap items-center gap-x-5">
      {!member.hasCome && <Resend path={`${path}/invitation`} called={called} onDone={onDone} />}
      <RoleDialog path={path} called={called} role={member.role} ownRole={ownRole} onDone={onDone} />
      <ConfirmDialog
        isDangerous
        title={member.hasCome ? `Remove ${called}?` : `Withdraw the invitation for ${called}?`}
        description={`They lose access to ${organisationName} immediately. You can invite them again.`}
        verb={member.hasCome ? 'Remove' : 'Withdraw'}
        change={() => callApi(path, { method: 'DELETE', answer: NOTHING })}
        onDone={() =>
          onDone(member.hasCome ? `${called} was removed.` : `The invitation for ${called} was withdrawn.`)
        }
        trigger={
          <button
            type="button"
            className={TEXT_BUTTON}
            aria-label={member.hasCome ? `Remove ${called}` : `Withdraw the invitation for ${called}`}
          >
            {member.hasCome ? 'Remove' : 'Withdraw'}
          </button>
        }
      />
    </div>
  )
}

function Resend({ called, onDone, path }: { path: string; called: string; onDone: (word: string) => void }) {
  const { isPending, problem, run } = useAction()
  const resend = async () => {
    if (await run(() => callApi(path, { answer: NOTHING })))
      onDone(`The invitation is on its way to ${called} again.`)
  }
  return (
    <>
      <ProblemNotice problem={problem} />
      <button
        type="button"
        className={TEXT_BUTTON}
        aria-disabled={isPending}
        aria-label={`Send again to ${called}`}
        onClick={resend}
      >
        Send again
      </button>
    </>
  )
}
