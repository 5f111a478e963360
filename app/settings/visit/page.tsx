// For operators, before they look into an organisation of others: the reason, which its owners read.
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { drawn, lost } from '@/app/drawn'
import type { SearchParams } from '@/app/place'
import { requireVisitor } from '@/app/signed-in'
import { BeginVisit } from '@/components/settings/visit/begin-visit'
import { MessagePage } from '@/components/ui/message-page'
import { isUuid } from '@/lib/ids'
import { findAccess } from '@/lib/organisations/members'
import { selectOrganisation } from '@/lib/organisations/store'
import { safeReturnPath } from '@/lib/people/return-path'
import { house } from '@/lib/wiring'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Visit an organisation · Remit', robots: { index: false } }

const PATH = '/settings/visit'

async function VisitPage({ searchParams }: { searchParams: SearchParams }) {
  const { next: wanted, organisation: id } = await searchParams
  const next = safeReturnPath(wanted)
  if (typeof id !== 'string' || !isUuid(id)) lost()
  const visitor = await requireVisitor(`${PATH}?${new URLSearchParams({ next, organisation: id })}`)
  const here = house()
  const access = await findAccess(here, visitor, id)
  const organisation = access && (await selectOrganisation(here.db, id))
  if (!organisation) lost()
  if (access.keptOut !== 'visit') redirect(next)
  return (
    <MessagePage title={`Why do you look into ${organisation.name}?`}>
      <p>
        You are not one of its people. Say why you look: its owners get an email with what you write, and it
        stays in the audit trail. You can look for an hour, and change nothing.
      </p>
      <BeginVisit organisationId={id} next={next} />
      <p>
        <a
          className="inline-flex min-h-11 items-center text-accent underline underline-offset-4"
          href="/admin"
        >
          Back to all organisations
        </a>
      </p>
    </MessagePage>
  )
}

export default drawn(VisitPage)
