// Removes a rate that is not wanted any more.
'use client'
import { TEXT_BUTTON } from '@/components/ui/button'
import { callApi, NOTHING } from '@/components/ui/call-api'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'

export const RemoveRate = ({
  id,
  name,
  organisationId,
}: {
  id: string
  name: string
  organisationId: string
}) => (
  <ConfirmDialog
    title={`Remove “${name}”?`}
    description="Existing invoices keep it. What you made of a usual rate becomes the usual rate again."
    verb="Remove the rate"
    isDangerous
    change={() => callApi(`/tax-rates/${id}`, { method: 'DELETE', organisationId, answer: NOTHING })}
    trigger={
      <button type="button" className={TEXT_BUTTON} aria-label={`Remove ${name}`}>
        Remove
      </button>
    }
  />
)
