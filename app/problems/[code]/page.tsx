// The page behind a problem's `type`.
import { notFound } from 'next/navigation'
import { Problem } from '@/components/docs/problem'
import { Shell } from '@/components/docs/shell'
import { entryOf, isFailureCode } from '@/lib/failure/catalogue'

export const dynamic = 'force-dynamic'

interface Props {
  params: Promise<{ code: string }>
}

export async function generateMetadata({ params }: Props) {
  const { code } = await params
  return { title: isFailureCode(code) ? `${entryOf(code).title} · Remit` : 'Remit' }
}

export default async function ProblemPage({ params }: Props) {
  const { code } = await params
  if (!isFailureCode(code)) notFound()
  const { advice, mayRetry = false, status, title } = entryOf(code)
  return (
    <Shell>
      <main className="mx-auto max-w-3xl space-y-8 px-4 py-10 wide:px-8">
        <Problem code={code} advice={advice} mayRetry={mayRetry} status={status} title={title} />
        <p>
          <a href="/problems" className="text-accent underline">
            All problems
          </a>
        </p>
      </main>
    </Shell>
  )
}
