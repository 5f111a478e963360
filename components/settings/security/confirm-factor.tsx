// Asks for the second factor of this sign-in by the dialog that asks for proofs, and goes on.
'use client'
import { askForProof } from '@/components/ui/ask-for-proof'
import { PRIMARY_BUTTON } from '@/components/ui/button'

export function ConfirmFactor({ next }: { next: string }) {
  const confirm = async () => {
    if (await askForProof()) window.location.assign(next)
  }
  return (
    <button type="button" className={PRIMARY_BUTTON} onClick={confirm}>
      Confirm that it is you
    </button>
  )
}
