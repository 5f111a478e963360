// The routing of one application: what would be chosen now, its connections, their health, and past decisions.

import type { Now } from '@/components/ui/moment'
import type { Application } from '@/lib/applications/application'
import type { Page } from '@/lib/http/fields/paging'
import type { Health } from '@/lib/sessions/health'
import type { InspectedConnection } from '@/lib/sessions/inspect-connections'
import type { ListedDecision } from '@/lib/sessions/list-decisions'
import type { Ranking, Trial } from '@/lib/sessions/trial'
import type { RoutingAddress } from './address'
import { ConnectionList } from './connection-list'
import { DecisionList } from './decision-list'
import { NoConnection } from './first-steps'
import { HealthSection } from './health-section'
import { TrialSection } from './trial-section'

interface Props {
  application: Application
  connections: InspectedConnection[]
  trial: Trial
  ranking: Ranking | undefined
  health: Health
  decisions: Page<ListedDecision>
  isFirstPage: boolean
  address: RoutingAddress
  appUrl: string
  now: Now
}

export function RoutingPage({ address, application, appUrl, connections, now, ...found }: Props) {
  const names = new Map(connections.map(({ id, name }) => [id, name]))
  const weights = {
    reliability: application.reliabilityWeight,
    cost: application.costWeight,
    speed: application.speedWeight,
  }
  return (
    <div className="grid gap-12">
      {connections.length === 0 ? (
        <NoConnection
          appUrl={appUrl}
          organisationId={application.organisationId}
          applicationId={application.id}
        />
      ) : (
        <>
          <TrialSection
            trial={found.trial}
            ranking={found.ranking}
            weights={weights}
            address={address}
            names={names}
          />
          <ConnectionList
            connections={connections}
            ranking={found.ranking}
            asked={found.trial.asked}
            now={now}
          />
          <HealthSection health={found.health} address={address} names={names} />
        </>
      )}
      <DecisionList
        page={found.decisions}
        isFirstPage={found.isFirstPage}
        address={address}
        names={names}
        now={now}
      />
    </div>
  )
}
