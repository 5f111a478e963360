// Resets an unusable account, after confirmation.
'use client'
import { COMPACT_PRIMARY_BUTTON, TEXT_BUTTON } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { reset } from './account-api'

interface Props {
  organisationId: string
  words: string
  isPrimary: boolean
}

export function RestartButton({ isPrimary, organisationId, words }: Props) {
  return (
    <ConfirmDialog
      trigger={
        <button type="button" className={`needs-script ${isPrimary ? COMPACT_PRIMARY_BUTTON : TEXT_BUTTON}`}>
          {words}
        </button>
      }
      title="Start again?"
      description="Remit sets the old account aside. Past payments are not affected, and their refunds stay with that account. Then you set up payments again, with a new Stripe account."
      verb="Start again"
      change={() => reset(organisationId)}
    />
  )
}
