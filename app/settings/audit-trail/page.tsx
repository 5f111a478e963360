// The audit trail of an organisation, for its owners and admins; for operators who have chosen none, the platform's own.
import type { Metadata } from 'next'
import { drawn } from '@/app/drawn'
import { requirePlace, type SearchParams } from '@/app/place'
import { AuditFilters } from '@/components/settings/audit/audit-filters'
import { AuditList } from '@/components/settings/audit/audit-list'
import { AUDIT_PATH } from '@/components/settings/audit/audit-path'
import { ChainStanding } from '@/components/settings/audit/chain-standing'
import { placeHref } from '@/components/shell/place-href'
import { Shell } from '@/components/shell/shell'
import { QUIET_BUTTON } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { auditCursor, browseAudit, readAuditChoices } from '@/lib/audit/browse'
import { PLATFORM } from '@/lib/audit/entry'
import { filterOf, readAuditQuery } from '@/lib/audit/query'
import { readChainStanding } from '@/lib/audit/standing'
import { house } from '@/lib/wiring'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Audit trail · Remit', robots: { index: false } }

const PER_PAGE = 50
const TITLE = 'Audit trail'

async function AuditTrailPage({ searchParams }: { searchParams: SearchParams }) {
  const place = await requirePlace(AUDIT_PATH, searchParams)
  const { organisation } = place
  // Operators who have chosen none see the platform's own; where they belong as ordinary members, they visit first, too.
  if (organisation && !place.mayChange && !organisation.visit)
    return (
      <Shell place={place} title={TITLE}>
        <EmptyState title="Only owners and admins see the audit trail">
          It says who changed settings, people, keys and money. Ask an owner or an admin of your organisation.
        </EmptyState>
      </Shell>
    )
  const here = house()
  const asked = await searchParams
  const query = readAuditQuery(asked)
  const cursor = auditCursor.safeParse(asked.cursor).data
  const chain = organisation?.id ?? PLATFORM
  const filter = filterOf(query, place.timeZone)
  const [page, choices, standing] = await Promise.all([
    browseAudit(here, chain, { ...filter, limit: PER_PAGE, cursor }),
    readAuditChoices(here, chain),
    readChainStanding(here, chain),
  ])
  const now = { at: here.clock.now(), zone: place.timeZone }
  return (
    <Shell
      place={place}
      title={TITLE}
      lead={
        organisation
          ? `Who changed what in ${organisation.name}: settings, people, keys, providers, fees and money. Entries cannot be changed or deleted.`
          : 'Who changed what belongs to no organisation: clients, their keys and fees, and people. Entries cannot be changed or deleted.'
      }
      action={
        <a className={QUIET_BUTTON} href={placeHref(`${AUDIT_PATH}.csv`, organisation?.id, { ...query })}>
          Download as CSV
        </a>
      }
    >
      <ChainStanding {...standing} now={now} />
      <AuditFilters organisationId={organisation?.id} query={query} choices={choices} />
      <AuditList
        entries={page.rows}
        nextCursor={page.nextCursor}
        isFirst={cursor === undefined}
        organisationId={organisation?.id}
        query={query}
        now={now}
      />
    </Shell>
  )
}

export default drawn(AuditTrailPage)
