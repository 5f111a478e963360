// What the sender of an invoice should know before sending it; nothing is refused for it.
import { Notice } from '@/components/ui/notice'
import type { Warning } from '@/lib/money/charge-bounds'

export function WarningList({ warnings }: { warnings: readonly Warning[] }) {
  if (warnings.length === 0) return null
  return (
    <Notice tone="wait">
      {warnings.map(({ code, detail }) => (
        <p key={code}>{detail}</p>
      ))}
    </Notice>
  )
}
