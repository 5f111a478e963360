// What could not be settled or delivered, with a way to retry it.
import type { Metadata } from 'next'
import { drawn } from '@/app/drawn'
import { requirePlace, type SearchParams } from '@/app/place'
import { CardTestingList } from '@/components/admin/problems/card-testing-list'
import { ProblemList } from '@/components/admin/problems/problem-list'
import { Shell } from '@/components/shell/shell'
import { listCardTesting, listProblems } from '@/lib/problems/problems'
import { house } from '@/lib/wiring'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Problems · Remit', robots: { index: false } }

async function ProblemsPage({ searchParams }: { searchParams: SearchParams }) {
  const place = await requirePlace('/admin/problems', searchParams)
  const here = house()
  const mayChange = place.mayChange || place.scope.kind === 'all'
  const now = { at: here.clock.now(), zone: place.timeZone }
  return (
    <Shell
      place={place}
      title="Problems"
      lead="What could not be settled or delivered, why, and what you can do about it."
    >
      <ProblemList
        problems={await listProblems(here, place.organisation?.id)}
        locale="en-GB"
        now={now}
        namesOrganisation={place.organisation === undefined}
        mayRetry={mayChange}
      />
      <CardTestingList
        testing={await listCardTesting(here, place.organisation?.id, place.timeZone)}
        now={now}
        namesOrganisation={place.organisation === undefined}
        mayLift={mayChange}
      />
    </Shell>
  )
}

export default drawn(ProblemsPage)
