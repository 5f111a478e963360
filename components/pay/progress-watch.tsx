// Refreshes the page when the invoice has changed; renders nothing itself.
import { showAgain } from '@/components/live/show-again'
import { type Progress, useProgress } from './use-progress'

const EVERY_MS = 15_000

export function ProgressWatch({ seen }: { seen: Progress }) {
  useProgress(seen, EVERY_MS, ({ isNew }) => {
    if (isNew) void showAgain()
  })
  return null
}
