// Ends one sign-in, or all but this one, after confirmation.
'use client'
import { QUIET_BUTTON, TEXT_BUTTON } from '@/components/ui/button'
import { callApi, NOTHING } from '@/components/ui/call-api'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'

const PATH = '/settings/security/sign-ins'

export function EndSignIn({ device, id }: { id: string; device: string }) {
  return (
    <ConfirmDialog
      isDangerous
      title={`End the sign-in of ${device}?`}
      description="That device is signed out at once. Whoever uses it has to sign in again."
      verb="End this sign-in"
      change={() => callApi(`${PATH}/${id}`, { method: 'DELETE', answer: NOTHING })}
      trigger={
        <button
          type="button"
          className={`${TEXT_BUTTON} -my-2.5 shrink-0`}
          aria-label={`End the sign-in of ${device}`}
        >
          End
        </button>
      }
    />
  )
}

export function EndOthers() {
  return (
    <ConfirmDialog
      isDangerous
      title="End all other sign-ins?"
      description="You stay signed in here. All other devices are signed out at once."
      verb="End all others"
      change={() => callApi(PATH, { method: 'DELETE', answer: NOTHING })}
      trigger={
        <button type="button" className={`${QUIET_BUTTON} justify-self-start`}>
          End all other sign-ins
        </button>
      }
    />
  )
}
