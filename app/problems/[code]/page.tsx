// The page behind a problem's `type`.
import { drawn, lost } from '@/app/drawn'
import { Problem } from '@/components/docs/problem'
import { Shell } from '@/components/docs/shell'
import { entryOf } from '@/lib/failure/catalogue'
import { failureCodeOf } from '@/lib/http/reference/wire-codes'

export const dynamic = 'force-dynamic'

interface Props {
  params: Promise<{ code: string }>
}

export async function generateMetadata({ params }: Props) {
  const code = failureCodeOf((await params).code)
  return { title: code ? `${entryOf(code).title} · Remit` : 'Remit' }
}

async function ProblemPage({ params }: Props) {
  const code = failureCodeOf((await params).code)
  if (!code) lost()
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

export default drawn(ProblemPage)
