// Creates the secret that signs an organisation's checkout references, and shows it once.
'use client'
import { z } from '@/components/admin/invoice-form/browser-zod'
import { SecretDialog } from '@/components/settings/secret-dialog'
import { COMPACT_PRIMARY_BUTTON, QUIET_BUTTON } from '@/components/ui/button'
import { callApi } from '@/components/ui/call-api'
import { DialogClose } from '@/components/ui/dialog'
import { ProblemNotice } from '@/components/ui/problem-notice'
import { useAction } from '@/components/ui/use-action'

const made = z.object({ secret: z.string() })

export function ReferenceSecret({ organisationId }: { organisationId: string }) {
  const { clear, isPending, problem, run } = useAction()
  const make = async (onMade: (secret: string) => void) => {
    const path = `/organisations/${organisationId}/reference-secret`
    const done = await run(() => callApi(path, { method: 'POST', answer: made }))
    if (done) onMade(done.value.secret)
  }
  return (
    <SecretDialog
      trigger={
        <button type="button" className={QUIET_BUTTON}>
          Create a secret
        </button>
      }
      asking={{
        title: 'New secret for signatures',
        description:
          'Your server signs references with it. The previous secret stops working immediately: pages that still sign with it are refused.',
      }}
      showing={{
        title: 'Copy the secret now',
        description: 'It is shown only once.',
        label: 'Secret',
        copyOf: 'Copy the secret',
        care: 'Keep it where only your own servers can read it, never in a page.',
      }}
      onToggle={clear}
    >
      {(onMade) => (
        <div className="grid gap-4">
          <ProblemNotice problem={problem} />
          <div className="flex flex-wrap justify-end gap-3">
            <DialogClose className={QUIET_BUTTON}>Cancel</DialogClose>
            <button
              type="button"
              aria-disabled={isPending}
              className={COMPACT_PRIMARY_BUTTON}
              onClick={() => make(onMade)}
            >
              Create the secret
            </button>
          </div>
        </div>
      )}
    </SecretDialog>
  )
}
