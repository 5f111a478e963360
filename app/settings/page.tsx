// Your own account: who is signed in, their organisations, and signing out.
import type { Metadata } from 'next'
import { drawn } from '@/app/drawn'
import { OrganisationFinder, OwnOrganisations, WayOut } from '@/components/settings/account'
import { pageOfOneOrganisation } from '@/components/shell/navigation'
import { Shell } from '@/components/shell/shell'
import { MessagePage } from '@/components/ui/message-page'
import { searchOrganisations } from '@/lib/organisations/find'
import { statusOf } from '@/lib/payment-accounts/payment-account'
import { selectPaymentAccount } from '@/lib/payment-accounts/store'
import type { Visitor } from '@/lib/people/sign-in'
import { house } from '@/lib/wiring'
import { requirePlace, type SearchParams } from '../place'
import { requireVisitor } from '../signed-in'
import { searchText } from './search-text'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Your account · Remit', robots: { index: false } }

const ownOrganisations = ({ memberships, signIn }: Visitor) =>
  Promise.all(
    memberships.map(async ({ organisationId, organisationName, requiresSecondFactor, role }) => ({
      id: organisationId,
      name: organisationName,
      role,
      // Where a second factor is required, a sign-in without one is told nothing of it.
      payments:
        requiresSecondFactor && !signIn.hasFactor
          ? undefined
          : statusOf(await selectPaymentAccount(house().db, organisationId)),
    })),
  )

async function AccountPage({ searchParams }: { searchParams: SearchParams }) {
  const visitor = await requireVisitor('/settings')
  const { email, isOperator, memberships, name } = visitor
  if (memberships.length === 0 && !isOperator) {
    return (
      <MessagePage title={name ?? email}>
        <OwnOrganisations organisations={[]} />
        <WayOut />
      </MessagePage>
    )
  }
  const { next, q: typed } = await searchParams
  const q = searchText(typed)
  const goal = pageOfOneOrganisation(next)
  const [place, organisations, found] = await Promise.all([
    requirePlace('/settings', searchParams),
    ownOrganisations(visitor),
    searchOrganisations(house(), visitor, q),
  ])
  const standing = isOperator
    ? 'You are an operator: with a reason you can look into every organisation.'
    : 'You are signed in.'
  return (
    <Shell place={place} title={name ?? email} lead={name ? `${email}. ${standing}` : standing}>
      <div className="grid max-w-[44rem] gap-10">
        {(organisations.length > 0 || !isOperator) && <OwnOrganisations organisations={organisations} />}
        {isOperator && <OrganisationFinder found={found} q={q} goal={goal} />}
        <WayOut isOperator={isOperator} />
      </div>
    </Shell>
  )
}

export default drawn(AccountPage)
