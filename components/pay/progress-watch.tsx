// Refreshes the page when the invoice has changed; renders nothing itself.
'use client'
import { useRouter } from 'next/navigation'
import { type Progress, useProgress } from './use-progress'

const EVERY_MS = 15_000

export function ProgressWatch({ seen }: { seen: Progress }) {
  const router = useRouter()
  useProgress(seen, EVERY_MS, ({ isNew }) => {
    if (isNew) router.refresh()
  })
  return null
}
