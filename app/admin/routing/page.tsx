// Routing: what would be chosen now, the health of providers, and every decision.
import type { Metadata } from 'next'
import { drawn, lost } from '@/app/drawn'
import { requireOrganisation, type SearchParams } from '@/app/place'
import { ROUTING_PATH } from '@/components/admin/routing/address'
import { ApplicationChoice } from '@/components/admin/routing/application-choice'
import { NoApplication } from '@/components/admin/routing/first-steps'
import { RoutingPage } from '@/components/admin/routing/routing-page'
import { Shell } from '@/components/shell/shell'
import type { Application } from '@/lib/applications/application'
import { listApplications } from '@/lib/applications/find'
import { selectApplication } from '@/lib/applications/store'
import { isUuid } from '@/lib/ids'
import { readSpan, tellHealth } from '@/lib/sessions/health'
import { inspectConnections } from '@/lib/sessions/inspect-connections'
import { listDecisions } from '@/lib/sessions/list-decisions'
import { answerTrial, readTrial, usualTrial } from '@/lib/sessions/trial'
import { house } from '@/lib/wiring'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Routing · Remit', robots: { index: false } }

const LEAD = 'Which provider takes each payment, and why.'
const MOST_APPLICATIONS = 100

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)

async function findWanted(organisationId: string, id: string): Promise<Application> {
  const application = isUuid(id) && (await selectApplication(house().db, id, organisationId))
  return application || lost()
}

/** Nothing is sent before everything is known: another organisation's application must still become a 404. */
async function AdminRoutingPage({ searchParams }: { searchParams: SearchParams }) {
  const place = await requireOrganisation(ROUTING_PATH, searchParams)
  const { defaultCurrency, id: organisationId } = place.organisation
  const asked = await searchParams
  const here = house()
  const { rows: applications } = await listApplications(here, organisationId, { limit: MOST_APPLICATIONS })
  const wanted = one(asked.application)
  const application = wanted === undefined ? applications[0] : await findWanted(organisationId, wanted)
  if (!application) {
    return (
      <Shell place={place} title="Routing" lead={LEAD}>
        <NoApplication appUrl={here.env.appUrl} organisationId={organisationId} />
      </Shell>
    )
  }
  const cursor = one(asked.cursor)
  const said = { amount: one(asked.amount), currency: one(asked.currency), method: one(asked.method) }
  const [connections, usual, decisions] = await Promise.all([
    inspectConnections(here, application),
    usualTrial(here, application.id, defaultCurrency),
    listDecisions(here, application.id, cursor),
  ])
  const trial = readTrial(said, usual)
  const ids = connections.map(({ id }) => id)
  const [ranking, health] = await Promise.all([
    trial.asked && answerTrial(here, application, trial.asked),
    tellHealth(here, ids, readSpan(one(asked.span))),
  ])
  const address = { organisationId, applicationId: application.id, span: health.span, said }
  return (
    <Shell place={place} title="Routing" lead={LEAD}>
      <ApplicationChoice applications={applications} address={address} />
      <RoutingPage
        {...{ application, connections, trial, ranking, health, decisions, address }}
        isFirstPage={cursor === undefined}
        appUrl={here.env.appUrl}
        now={{ at: here.clock.now(), zone: place.timeZone }}
      />
    </Shell>
  )
}

export default drawn(AdminRoutingPage)
