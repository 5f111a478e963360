// Renames a passkey, or removes it after confirmation.
'use client'
import { type FormEvent, useState } from 'react'
import { TEXT_BUTTON } from '@/components/ui/button'
import { callApi, NOTHING } from '@/components/ui/call-api'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { DialogForm } from '@/components/ui/dialog-form'
import { TextField } from '@/components/ui/field'
import { errorAt } from '@/components/ui/refusal'
import { useAction } from '@/components/ui/use-action'

const pathOf = (id: string) => `/settings/security/passkeys/${id}`

interface Props {
  id: string
  name: string
}

export function RenamePasskey({ id, name }: Props) {
  const [isOpen, setOpen] = useState(false)
  const [typed, setTyped] = useState(name)
  const { clear, isPending, problem, run } = useAction()
  const open = (next: boolean) => {
    clear()
    setTyped(name)
    setOpen(next)
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const body = { name: typed }
    if (await run(() => callApi(pathOf(id), { method: 'PATCH', body, answer: NOTHING }))) setOpen(false)
  }
  return (
    <DialogForm
      title={`Rename “${name}”`}
      trigger={
        <button type="button" className={TEXT_BUTTON} aria-label={`Rename ${name}`}>
          Rename
        </button>
      }
      verb="Save"
      dialog={{ isOpen, open, submit, isPending, problem, shownAt: ['/name'] }}
    >
      <TextField
        label="Name"
        required
        maxLength={60}
        autoComplete="off"
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        error={errorAt(problem, '/name')}
      />
    </DialogForm>
  )
}

export function RemovePasskey({ id, isLast, name }: Props & { isLast: boolean }) {
  return (
    <ConfirmDialog
      isDangerous
      title={`Remove “${name}”?`}
      description={
        isLast
          ? 'It is your only passkey. From then on you sign in and confirm that it is you with your authenticator app or, if you have none, by email alone; your recovery codes are forgotten then.'
          : 'It no longer signs you in. Delete it on your device as well, so that it is not offered again.'
      }
      verb="Remove the passkey"
      change={() => callApi(pathOf(id), { method: 'DELETE', answer: NOTHING })}
      trigger={
        <button type="button" className={TEXT_BUTTON} aria-label={`Remove ${name}`}>
          Remove
        </button>
      }
    />
  )
}
