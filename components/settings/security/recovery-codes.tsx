// How many recovery codes are left, and new ones in their place.
'use client'
import { useState } from 'react'
import { COMPACT_PRIMARY_BUTTON, QUIET_BUTTON } from '@/components/ui/button'
import { callApi } from '@/components/ui/call-api'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { ProblemNotice } from '@/components/ui/problem-notice'
import { useAction } from '@/components/ui/use-action'
import { ShownCodes } from './shown-codes'

/** Our own server's answer to our own page. */
const MADE = { parse: (value: unknown) => value as { codes: string[] } }

export function MakeRecoveryCodes({ hasSome }: { hasSome: boolean }) {
  const [isOpen, setOpen] = useState(false)
  const [codes, setCodes] = useState<string[]>([])
  const { clear, isPending, problem, run } = useAction()
  const open = (next: boolean) => {
    if (codes.length > 0) return
    clear()
    setOpen(next)
  }
  const make = async () => {
    const made = await run(() => callApi('/settings/security/recovery-codes', { answer: MADE }))
    if (made) setCodes(made.value.codes)
  }
  const done = () => {
    setCodes([])
    setOpen(false)
  }
  const what = hasSome ? 'Make new recovery codes' : 'Make recovery codes'
  return (
    <Dialog
      title={codes.length > 0 ? 'Keep your recovery codes' : what}
      description={
        codes.length > 0
          ? 'Each of them works once, in place of a passkey or a code of your app.'
          : hasSome
            ? 'You get ten new ones. Those from before no longer work.'
            : 'You get ten. Each works once, in place of a passkey or a code of your app.'
      }
      isOpen={isOpen}
      onOpenChange={open}
      trigger={
        <button type="button" className={`${QUIET_BUTTON} justify-self-start`}>
          {what}
        </button>
      }
    >
      {codes.length > 0 ? (
        <ShownCodes codes={codes} onDone={done} />
      ) : (
        <>
          <ProblemNotice problem={problem} />
          <div className="flex flex-wrap justify-end gap-3">
            <DialogClose className={QUIET_BUTTON}>Cancel</DialogClose>
            <button type="button" aria-disabled={isPending} className={COMPACT_PRIMARY_BUTTON} onClick={make}>
              Make ten codes
            </button>
          </div>
        </>
      )}
    </Dialog>
  )
}
