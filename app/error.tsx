// In place of what failed while a page was already being sent, or in the browser. What failed before is in `drawn.tsx`.
'use client'
import { BrokenPage } from '@/components/ui/broken-page'

export default function ErrorPage({ error }: { error: Error & { digest?: string } }) {
  return <BrokenPage number={error.digest} />
}
