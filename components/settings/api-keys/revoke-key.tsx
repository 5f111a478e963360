// Revokes an API key, after confirmation.
'use client'
import { TEXT_BUTTON } from '@/components/ui/button'
import { callApi, NOTHING } from '@/components/ui/call-api'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'

export function RevokeKey({ name, path }: { name: string; path: string }) {
  return (
    <ConfirmDialog
      isDangerous
      title={`Revoke “${name}”?`}
      description="Programs that use it are refused from now on. A revoked key never works again."
      verb="Revoke the key"
      change={() => callApi(path, { method: 'DELETE', answer: NOTHING })}
      trigger={
        <button type="button" className={TEXT_BUTTON} aria-label={`Revoke ${name}`}>
          Revoke
        </button>
      }
    />
  )
}
