// Sets up an authenticator app: its key is scanned or typed in, and one of its codes comes back.
'use client'
import { type FormEvent, useState } from 'react'
import { COMPACT_PRIMARY_BUTTON, QUIET_BUTTON } from '@/components/ui/button'
import { callApi } from '@/components/ui/call-api'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/field'
import { ProblemNotice } from '@/components/ui/problem-notice'
import { QrPicture } from '@/components/ui/qr-picture'
import { errorAt } from '@/components/ui/refusal'
import { useAction } from '@/components/ui/use-action'
import { ShownCodes } from './shown-codes'

const PATH = '/settings/security/authenticator-app'

interface Offer {
  setupId: string
  secret: string
  uri: string
}

/** Our own server's answers to our own page. */
const OFFER = { parse: (value: unknown) => value as Offer }
const ADDED = { parse: (value: unknown) => value as { recoveryCodes: string[] } }

const inFours = (secret: string): string => secret.replace(/(.{4})(?=.)/g, '$1 ')

/** Stays where it is once the app is set up, because its dialog shows the recovery codes then. */
export function AddApp({ isSetUp }: { isSetUp: boolean }) {
  const [offer, setOffer] = useState<Offer>()
  const [codes, setCodes] = useState<string[]>([])
  const { isPending, problem, run } = useAction()
  const begin = async () => {
    const begun = await run(() => callApi(`${PATH}/options`, { answer: OFFER }))
    if (begun) setOffer(begun.value)
  }
  const end = () => {
    setOffer(undefined)
    setCodes([])
  }
  return (
    <>
      <ProblemNotice problem={problem} />
      {!isSetUp && (
        <button
          type="button"
          aria-disabled={isPending}
          className={`${COMPACT_PRIMARY_BUTTON} justify-self-start`}
          onClick={begin}
        >
          Set up an app
        </button>
      )}
      <Dialog
        title={codes.length > 0 ? 'Keep your recovery codes' : 'Set up an authenticator app'}
        description={
          codes.length > 0
            ? 'The app is set up. Each of these codes replaces it once, if you ever lose it.'
            : 'Scan this with the app, or type the key in. Then enter the code that it shows. Your first second factor ends your other sign-ins.'
        }
        isOpen={offer !== undefined}
        // What is shown only once is not closed by a stray tap.
        onOpenChange={(next) => !next && codes.length === 0 && end()}
      >
        {codes.length > 0 ? (
          <ShownCodes codes={codes} onDone={end} />
        ) : (
          offer && (
            <Scan
              offer={offer}
              onAdded={(recoveryCodes) => (recoveryCodes.length > 0 ? setCodes(recoveryCodes) : end())}
            />
          )
        )}
      </Dialog>
    </>
  )
}

function Scan({ offer, onAdded }: { offer: Offer; onAdded: (recoveryCodes: string[]) => void }) {
  const { isPending, problem, run } = useAction()
  const confirm = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const code = String(new FormData(event.currentTarget).get('code') ?? '')
    const body = { setupId: offer.setupId, code }
    const added = await run(() => callApi(PATH, { body, answer: ADDED }))
    if (added) onAdded(added.value.recoveryCodes)
  }
  return (
    <form onSubmit={confirm} noValidate className="grid gap-4">
      <QrPicture text={offer.uri} label="QR code for your authenticator app" />
      <div className="grid gap-1">
        <span className="text-13 font-strong">Key</span>
        <span className="break-words font-mono text-13">{inFours(offer.secret)}</span>
      </div>
      <ProblemNotice problem={problem} shownAt={['/code']} />
      <TextField
        label="Code from the app"
        name="code"
        required
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={20}
        className="max-w-60"
        error={errorAt(problem, '/code')}
      />
      <div className="flex flex-wrap justify-end gap-3">
        <DialogClose className={QUIET_BUTTON}>Cancel</DialogClose>
        <button type="submit" aria-disabled={isPending} className={COMPACT_PRIMARY_BUTTON}>
          Confirm
        </button>
      </div>
    </form>
  )
}
