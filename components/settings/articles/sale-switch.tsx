// Stops selling an article, or sells it again.
'use client'
import { TEXT_BUTTON } from '@/components/ui/button'
import { callApi, NOTHING } from '@/components/ui/call-api'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'

interface Props {
  path: string
  name: string
  isActive: boolean
}

export function SaleSwitch({ isActive, name, path }: Props) {
  return (
    <ConfirmDialog
      title={isActive ? `Stop selling “${name}”?` : `Sell “${name}” again?`}
      description={
        isActive
          ? 'New checkouts will refuse it. Existing ones can still be paid.'
          : 'New checkouts can sell it again.'
      }
      verb={isActive ? 'Stop selling' : 'Sell again'}
      change={() => callApi(path, { method: 'PATCH', body: { active: !isActive }, answer: NOTHING })}
      trigger={
        <button
          type="button"
          className={TEXT_BUTTON}
          aria-label={isActive ? `Stop selling ${name}` : `Sell again: ${name}`}
        >
          {isActive ? 'Stop selling' : 'Sell again'}
        </button>
      }
    />
  )
}
