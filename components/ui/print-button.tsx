// Opens the browser's print dialog.
'use client'
import { QUIET_BUTTON } from './button'

export function PrintButton({ children }: { children: string }) {
  return (
    <button type="button" className={`needs-script ${QUIET_BUTTON}`} onClick={() => window.print()}>
      {children}
    </button>
  )
}
