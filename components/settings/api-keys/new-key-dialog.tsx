// Creates an API key and shows it once.
'use client'
import { type FormEvent, useState } from 'react'
import { z } from '@/components/admin/invoice-form/browser-zod'
import { SecretDialog } from '@/components/settings/secret-dialog'
import { COMPACT_PRIMARY_BUTTON, QUIET_BUTTON } from '@/components/ui/button'
import { callApi } from '@/components/ui/call-api'
import { DialogClose } from '@/components/ui/dialog'
import { SelectField, TextField } from '@/components/ui/field'
import { ProblemNotice } from '@/components/ui/problem-notice'
import { errorAt } from '@/components/ui/refusal'
import { useAction } from '@/components/ui/use-action'

const made = z.object({ apiKey: z.string() })

const DAY_MS = 86_400_000
const LIVES = [
  { value: '90', label: '90 days' },
  { value: '30', label: '30 days' },
  { value: '365', label: 'One year' },
  { value: '', label: 'Until it is revoked' },
]

const expiry = (days: string) =>
  days === '' ? null : new Date(Date.now() + Number(days) * DAY_MS).toISOString()

interface Props {
  organisationId: string
  organisationName: string
}

export function NewKeyDialog(props: Props) {
  return (
    <SecretDialog
      trigger={
        <button type="button" className={COMPACT_PRIMARY_BUTTON}>
          Create a key
        </button>
      }
      asking={{
        title: 'New API key',
        description: `It works for ${props.organisationName} only, with the rights of an admin.`,
      }}
      showing={{
        title: 'Copy the key now',
        description: 'It is shown only once. We store only what we need to recognise it.',
        label: 'API key',
        copyOf: 'Copy the API key',
        care: 'Keep it where only your own servers can read it. Anyone who has it can act in your name.',
      }}
    >
      {(onMade) => <KeyForm {...props} onMade={onMade} />}
    </SecretDialog>
  )
}

function KeyForm({ onMade, organisationId }: Props & { onMade: (apiKey: string) => void }) {
  const [name, setName] = useState('')
  const [days, setDays] = useState('90')
  const { isPending, problem, run } = useAction()
  const create = async (event: FormEvent) => {
    event.preventDefault()
    const done = await run(() =>
      callApi(`/organisations/${organisationId}/api-keys`, {
        body: { name, expiresAt: expiry(days) },
        answer: made,
      }),
    )
    if (done) onMade(done.value.apiKey)
  }
  return (
    <form onSubmit={create} noValidate className="grid gap-4">
      <ProblemNotice problem={problem} shownAt={['/name', '/expiresAt']} />
      <TextField
        label="Name"
        hint="What it is for, such as “Till in the shop”."
        required
        maxLength={100}
        autoComplete="off"
        value={name}
        onChange={({ target }) => setName(target.value)}
        error={errorAt(problem, '/name')}
      />
      <SelectField
        label="It works for"
        choices={LIVES}
        value={days}
        onChange={({ target }) => setDays(target.value)}
        error={errorAt(problem, '/expiresAt')}
      />
      <div className="flex flex-wrap justify-end gap-3">
        <DialogClose className={QUIET_BUTTON}>Cancel</DialogClose>
        <button type="submit" aria-disabled={isPending} className={COMPACT_PRIMARY_BUTTON}>
          Create
        </button>
      </div>
    </form>
  )
}
