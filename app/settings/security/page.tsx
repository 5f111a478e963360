// A person's own security: their passkeys, their authenticator app, their recovery codes, and where they are signed in.
import type { Metadata } from 'next'
import { drawn } from '@/app/drawn'
import { requirePlace, type SearchParams } from '@/app/place'
import { requireVisitor } from '@/app/signed-in'
import { ProofDialog } from '@/components/security/proof-dialog'
import { PasskeyList } from '@/components/settings/security/passkey-list'
import { SecondStep } from '@/components/settings/security/second-step'
import { SignInList } from '@/components/settings/security/sign-in-list'
import { VisitList } from '@/components/settings/security/visit-list'
import { Shell } from '@/components/shell/shell'
import { MessagePage } from '@/components/ui/message-page'
import { listVisits } from '@/lib/organisations/visits'
import { findApp } from '@/lib/people/authenticator-apps'
import { listPasskeys, takesPasskeys } from '@/lib/people/passkeys'
import { countRecoveryCodes } from '@/lib/people/recovery-codes'
import type { Visitor } from '@/lib/people/sign-in'
import { listSignIns } from '@/lib/people/sign-ins'
import { house } from '@/lib/wiring'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Security · Remit', robots: { index: false } }

const PATH = '/settings/security'

const MOST_VISITS = 20

/** To the organisations that they own; undefined for who owns none, or may not come in now. */
async function visitsOf({ memberships, signIn }: Visitor) {
  const owned = memberships.filter(
    ({ requiresSecondFactor, role }) => role === 'Owner' && (signIn.hasFactor || !requiresSecondFactor),
  )
  if (owned.length === 0) return undefined
  const found = await Promise.all(
    owned.map(async ({ organisationId, organisationName }) => {
      const { rows } = await listVisits(house(), organisationId, { limit: MOST_VISITS })
      return rows.map((visit) => ({ ...visit, organisationName }))
    }),
  )
  return found
    .flat()
    .toSorted((a, b) => b.beganAt.getTime() - a.beganAt.getTime())
    .slice(0, MOST_VISITS)
}

async function SecurityPage({ searchParams }: { searchParams: SearchParams }) {
  const visitor = await requireVisitor(PATH)
  const here = house()
  const [signIns, passkeys, app, recoveryCodes, visits] = await Promise.all([
    listSignIns(here, visitor),
    listPasskeys(here, visitor),
    findApp(here, visitor),
    countRecoveryCodes(here, visitor),
    visitsOf(visitor),
  ])
  const providers = Object.fromEntries(here.env.signInProviders.map(({ id, name }) => [id, name]))
  const shown = (zone: string) => (
    <div className="grid max-w-[44rem] gap-10">
      <PasskeyList
        passkeys={passkeys.map(({ createdAt, id, isBackedUp, lastUsedAt, name }) => ({
          ...{ id, name, createdAt, lastUsedAt, isBackedUp },
        }))}
        mayAdd={takesPasskeys(here)}
        now={{ at: here.clock.now(), zone }}
      />
      <SecondStep
        app={app}
        recoveryCodes={recoveryCodes}
        hasPasskeys={passkeys.length > 0}
        now={{ at: here.clock.now(), zone }}
      />
      <SignInList signIns={signIns} providers={providers} now={{ at: here.clock.now(), zone }} />
      {visits && <VisitList visits={visits} now={{ at: here.clock.now(), zone }} />}
    </div>
  )
  const isKeptOut =
    visitor.isOperatorKeptOut ||
    (!visitor.signIn.hasFactor && visitor.memberships.some((membership) => membership.requiresSecondFactor))
  // Who belongs to no organisation, or may see none before a second factor is set up here, has no menu.
  if (isKeptOut || (visitor.memberships.length === 0 && !visitor.isOperator))
    return (
      <MessagePage title="Security">
        {shown('UTC')}
        <ProofDialog />
      </MessagePage>
    )
  const place = await requirePlace(PATH, searchParams)
  return (
    <Shell place={place} title="Security" lead={`How you sign in as ${visitor.email}, and where.`}>
      {shown(place.timeZone)}
    </Shell>
  )
}

export default drawn(SecurityPage)
