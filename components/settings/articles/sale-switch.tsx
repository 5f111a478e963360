// Takes an article out of the shop, or puts it back.
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
      title={isActive ? `Take “${name}” out of the shop?` : `Put “${name}” back into the shop?`}
      description={
        isActive
          ? 'New checkouts refuse it. Those that exist can still be paid.'
          : 'New checkouts may sell it again.'
      }
      verb={isActive ? 'Take out' : 'Put back'}
      change={() => callApi(path, { method: 'PATCH', body: { active: !isActive }, answer: NOTHING })}
      trigger={
        <button
          type="button"
          className={TEXT_BUTTON}
          aria-label={isActive ? `Take out ${name}` : `Put back ${name}`}
        >
          {isActive ? 'Take out' : 'Put back'}
        </button>
      }
    />
  )
}
