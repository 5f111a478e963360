// Adds a passkey: its name is asked first, then the device asks its owner. The first one brings recovery codes.
'use client'
import { type FormEvent, useState } from 'react'
import { makePasskey } from '@/components/security/passkey-ceremony'
import { COMPACT_PRIMARY_BUTTON, QUIET_BUTTON } from '@/components/ui/button'
import { callApi } from '@/components/ui/call-api'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/field'
import { ProblemNotice } from '@/components/ui/problem-notice'
import { errorAt } from '@/components/ui/refusal'
import { useAction } from '@/components/ui/use-action'
import { ShownCodes } from './shown-codes'

const PATH = '/settings/security/passkeys'

type Options = Parameters<typeof makePasskey>[0]
/** Our own server's answer to our own page. */
const OPTIONS = { parse: (value: unknown) => value as Options }
const ADDED = { parse: (value: unknown) => value as { recoveryCodes: string[] } }

async function add(name: string) {
  const options = await callApi(`${PATH}/options`, { answer: OPTIONS })
  if (!options.ok) return options
  const made = await makePasskey(options.value)
  return made.ok ? callApi(PATH, { body: { name, answer: made.value }, answer: ADDED }) : made
}

interface Props {
  isQuiet?: boolean
  /** Its dialog stays, because it shows the recovery codes then. */
  isSetUp?: boolean
}

export function AddPasskey({ isQuiet = false, isSetUp = false }: Props) {
  const [codes, setCodes] = useState<string[]>([])
  const [isOpen, setOpen] = useState(false)
  const [name, setName] = useState('')
  const { clear, isPending, problem, run } = useAction()
  const open = (next: boolean) => {
    // What is shown only once is not closed by a stray tap.
    if (codes.length > 0) return
    clear()
    setName('')
    setOpen(next)
  }
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const added = await run(() => add(name))
    if (!added) return
    if (added.value.recoveryCodes.length > 0) setCodes(added.value.recoveryCodes)
    else open(false)
  }
  const done = () => {
    setCodes([])
    setName('')
    setOpen(false)
  }
  const hasCodes = codes.length > 0
  return (
    <Dialog
      title={hasCodes ? 'Keep your recovery codes' : 'Add a passkey'}
      description={
        hasCodes
          ? 'The passkey is added. Each of these codes replaces it once, if you ever lose it.'
          : 'Give it a name by which you know the device, or the password manager, that keeps it. Your first second factor ends your other sign-ins.'
      }
      isOpen={isOpen}
      onOpenChange={open}
      {...(!isSetUp && {
        trigger: (
          <button
            type="button"
            className={`${isQuiet ? QUIET_BUTTON : COMPACT_PRIMARY_BUTTON} justify-self-start`}
          >
            Add a passkey
          </button>
        ),
      })}
    >
      {hasCodes ? (
        <ShownCodes codes={codes} onDone={done} />
      ) : (
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
      )}
    </Dialog>
  )
}
