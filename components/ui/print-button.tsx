// Opens the browser's own dialog, by which a page is printed or kept as a file.
'use client'
import { QUIET_BUTTON } from './button'

export function PrintButton({ children }: { children: string }) {
  return (
    <button type="button" className={`needs-script ${QUIET_BUTTON}`} onClick={() => window.print()}>
      {children}
    </button>
  )
}
