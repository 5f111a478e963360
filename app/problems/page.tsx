// Every kind of refusal, listed.
import { ProblemList } from '@/components/docs/problem'
import { Shell } from '@/components/docs/shell'
import { CATALOGUE } from '@/lib/failure/catalogue'

// A page that was built ahead could not carry the nonce of its answer.
export const dynamic = 'force-dynamic'
export const metadata = { title: 'Problems · Remit' }

export default function Problems() {
  const problems = Object.entries(CATALOGUE).map(([code, entry]) => ({ code, mayRetry: false, ...entry }))
  return (
    <Shell>
      <main className="mx-auto max-w-3xl space-y-6 px-4 py-10 wide:px-8">
        <h1 className="font-strong text-32">Problems</h1>
        <p>
          A call that is refused is answered with one of these problems, in the format of RFC 9457. The field{' '}
          <i>type</i> leads to its page here; programs look at <i>code</i>.
        </p>
        <ProblemList problems={problems.toSorted((a, b) => a.status - b.status)} />
      </main>
    </Shell>
  )
}
