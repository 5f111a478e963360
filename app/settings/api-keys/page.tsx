// The API keys of one organisation: created, shown once, and revoked.
import type { Metadata } from 'next'
import { drawn } from '@/app/drawn'
import { requireOrganisation, type SearchParams } from '@/app/place'
import { KeyList } from '@/components/settings/api-keys/key-list'
import { NewKeyDialog } from '@/components/settings/api-keys/new-key-dialog'
import { PageLinks } from '@/components/settings/page-links'
import { Shell } from '@/components/shell/shell'
import { listApiKeys } from '@/lib/organisations/api-keys'
import { house } from '@/lib/wiring'
import { pageRequest } from '../page-request'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'API keys · Remit', robots: { index: false } }

async function ApiKeysPage({ searchParams }: { searchParams: SearchParams }) {
  const place = await requireOrganisation('/settings/api-keys', searchParams)
  const { mayChange, organisation } = place
  const asked = await pageRequest(searchParams)
  const { nextCursor, rows } = await listApiKeys(house(), { organisationId: organisation.id }, asked)
  return (
    <Shell
      place={place}
      title="API keys"
      lead={`For programs that work with ${organisation.name}. Each key works for this organisation only.`}
      action={
        mayChange && <NewKeyDialog organisationId={organisation.id} organisationName={organisation.name} />
      }
    >
      <KeyList
        keys={rows}
        organisationId={organisation.id}
        mayChange={mayChange}
        now={{ at: house().clock.now(), zone: organisation.timeZone }}
      />
      <PageLinks
        path="/settings/api-keys"
        organisationId={organisation.id}
        nextCursor={nextCursor}
        isFirst={!asked.cursor}
      />
      <p className="text-13 text-muted">
        How to use them:{' '}
        <a className="text-accent underline underline-offset-4" href="/docs">
          the API reference
        </a>
        .
      </p>
    </Shell>
  )
}

export default drawn(ApiKeysPage)
