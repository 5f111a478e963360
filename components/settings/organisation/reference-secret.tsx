// Makes the secret by which an organisation signs the references of its checkouts, and shows it this once.
'use client'
import { useState } from 'react'
import { z } from 'zod'
import { COMPACT_PRIMARY_BUTTON, QUIET_BUTTON } from '@/components/ui/button'
import { callApi } from '@/components/ui/call-api'
import { CopyButton } from '@/components/ui/copy-button'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { ProblemNotice } from '@/components/ui/problem-notice'
import { useAction } from '@/components/ui/use-action'

const made = z.object({ secret: z.string() })

export function ReferenceSecret({ organisationId }: { organisationId: string }) {
  const [isOpen, setOpen] = useState(false)
  const [secret, setSecret] = useState<string>()
  const { clear, isPending, problem, run } = useAction()
  const open = (next: boolean) => {
    // A stray tap must not take away what is shown only once.
    if (secret !== undefined && !next) return
    clear()
    setOpen(next)
  }
  const make = async () => {
    const path = `/organisations/${organisationId}/reference-secret`
    const done = await run(() => callApi(path, { method: 'POST', answer: made }))
    if (done) setSecret(done.value.secret)
  }
  const close = () => {
    setOpen(false)
    setSecret(undefined)
  }
  return (
    <Dialog
      title={secret ? 'Copy the secret now' : 'New secret for signatures'}
      description={
        secret
          ? 'It is shown this once.'
          : 'Your server signs references with it. The secret before this one is void at once: pages that still sign with it are refused.'
      }
      isOpen={isOpen}
      onOpenChange={open}
      trigger={
        <button type="button" className={QUIET_BUTTON}>
          Make a secret
        </button>
      }
    >
      {secret ? (
        <div className="grid gap-4">
          <div className="grid gap-1 border-y border-line py-3">
            <TextField label="Secret" readOnly value={secret} onFocus={({ target }) => target.select()} />
            <CopyButton text={secret} words={{ copy: 'Copy', copied: 'Copied', copyOf: 'Copy the secret' }} />
          </div>
          <Notice tone="wait">
            <p>Keep it where only your own servers read it, never in a page.</p>
          </Notice>
          <div className="flex justify-end">
            <button type="button" className={COMPACT_PRIMARY_BUTTON} onClick={close}>
              I have kept it
            </button>
          </div>
        </div>
      ) : (
        <div className="grid gap-4">
          {problem && <ProblemNotice problem={problem} />}
          <div className="flex flex-wrap justify-end gap-3">
            <DialogClose className={QUIET_BUTTON}>Cancel</DialogClose>
            <button type="button" aria-disabled={isPending} className={COMPACT_PRIMARY_BUTTON} onClick={make}>
              Make the secret
            </button>
          </div>
        </div>
      )}
    </Dialog>
  )
}
