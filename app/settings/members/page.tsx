// The members of an organisation: invited, given a role, removed.
import type { Metadata } from 'next'
import { drawn } from '@/app/drawn'
import { requireOrganisation, type SearchParams } from '@/app/place'
import { InviteDialog } from '@/components/settings/members/invite-dialog'
import { MemberList } from '@/components/settings/members/member-list'
import { RequireFactor } from '@/components/settings/members/require-factor'
import { PageLinks } from '@/components/settings/page-links'
import { Shell } from '@/components/shell/shell'
import { countWithoutFactor, listMembers } from '@/lib/organisations/members'
import { house } from '@/lib/wiring'
import { pageRequest } from '../page-request'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Members · Remit', robots: { index: false } }

async function MembersPage({ searchParams }: { searchParams: SearchParams }) {
  const place = await requireOrganisation('/settings/members', searchParams)
  const { mayChange, organisation, visitor } = place
  const asked = await pageRequest(searchParams)
  const [{ nextCursor, rows }, { requiresSecondFactor, without }] = await Promise.all([
    listMembers(house(), organisation.id, asked),
    countWithoutFactor(house(), organisation.id),
  ])
  const members = rows.map(({ email, id, name, role, signedInAt }) => ({
    ...{ id, email, name, role },
    hasCome: signedInAt !== null,
    isSelf: id === visitor.userId,
  }))
  return (
    <Shell
      place={place}
      title="Members"
      lead={`The people who can see ${organisation.name} in Remit.`}
      action={mayChange && <InviteDialog organisationId={organisation.id} ownRole={organisation.role} />}
    >
      <MemberList
        organisationId={organisation.id}
        organisationName={organisation.name}
        ownRole={organisation.role}
        mayChange={mayChange}
        members={members}
      />
      <RequireFactor
        organisationId={organisation.id}
        organisationName={organisation.name}
        isRequired={requiresSecondFactor}
        without={without}
        isOwner={organisation.role === 'Owner'}
      />
      <PageLinks
        path="/settings/members"
        organisationId={organisation.id}
        nextCursor={nextCursor}
        isFirst={!asked.cursor}
      />
    </Shell>
  )
}

export default drawn(MembersPage)
