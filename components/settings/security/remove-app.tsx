// Removes the authenticator app, after confirmation.
'use client'
import { callApi, NOTHING } from '@/components/ui/call-api'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'

export function RemoveApp({ className, hasPasskeys }: { className: string; hasPasskeys: boolean }) {
  return (
    <ConfirmDialog
      isDangerous
      title="Remove the authenticator app?"
      description={
        hasPasskeys
          ? 'Its codes are no longer asked for when you sign in. You confirm that it is you with your passkey.'
          : 'Its codes are no longer asked for: who reads your mailbox can sign in as you, and your recovery codes are forgotten. You confirm that it is you by a code that we email to you.'
      }
      verb="Remove the app"
      change={() => callApi('/settings/security/authenticator-app', { method: 'DELETE', answer: NOTHING })}
      trigger={
        <button type="button" className={className} aria-label="Remove the authenticator app">
          Remove
        </button>
      }
    />
  )
}
