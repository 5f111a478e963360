// Adds a passkey: its name is asked first, then the device asks its owner.
'use client'
import { type FormEvent, useState } from 'react'
import { makePasskey } from '@/components/security/passkey-ceremony'
import { COMPACT_PRIMARY_BUTTON, QUIET_BUTTON } from '@/components/ui/button'
import { callApi, NOTHING } from '@/components/ui/call-api'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/field'
import { ProblemNotice } from '@/components/ui/problem-notice'
import { errorAt } from '@/components/ui/refusal'
import { useAction } from '@/components/ui/use-action'

const PATH = '/settings/security/passkeys'

type Options = Parameters<typeof makePasskey>[0]
/** Our own server's answer to our own page. */
const OPTIONS = { parse: (value: unknown) => value as Options }

async function add(name: string) {
  const options = await callApi(`${PATH}/options`, { answer: OPTIONS })
  if (!options.ok) return options
  const made = await makePasskey(options.value)
  return made.ok ? callApi(PATH, { body: { name, answer: made.value }, answer: NOTHING }) : made
}

export function AddPasskey({ isQuiet = false }: { isQuiet?: boolean }) {
  const [isOpen, setOpen] = useState(false)
  const [name, setName] = useState('')
  const { clear, isPending, problem, run } = useAction()
  const open = (next: boolean) => {
    clear()
    setName('')
    setOpen(next)
  }
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (await run(() => add(name))) open(false)
  }
  return (
    <Dialog
      title="Add a passkey"
      description="Give it a name by which you know the device, or the password manager, that keeps it."
      isOpen={isOpen}
      onOpenChange={open}
      trigger={
        <button
          type="button"
          className={`${isQuiet ? QUIET_BUTTON : COMPACT_PRIMARY_BUTTON} justify-self-start`}
        >
          Add a passkey
        </button>
      }
    >
      <form onSubmit={save} noValidate className="grid gap-4">
        <ProblemNotice problem={problem} shownAt={['/name']} />
        <TextField
          label="Name"
          hint="Such as “My phone”."
          required
          maxLength={60}
          autoComplete="off"
          value={name}
          onChange={({ target }) => setName(target.value)}
          error={errorAt(problem, '/name')}
        />
        <div className="flex flex-wrap justify-end gap-3">
          <DialogClose className={QUIET_BUTTON}>Cancel</DialogClose>
          <button type="submit" aria-disabled={isPending} className={COMPACT_PRIMARY_BUTTON}>
            Continue
          </button>
        </div>
      </form>
    </Dialog>
  )
}
