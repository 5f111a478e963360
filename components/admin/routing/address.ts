// URLs of the routing page, which keep everything but the part that changes.
import { placeHref } from '@/components/shell/place-href'
import type { HealthSpan } from '@/lib/sessions/health'
import type { TypedTrial } from '@/lib/sessions/trial'

export const ROUTING_PATH = '/admin/routing'

export interface RoutingAddress {
  organisationId: string
  applicationId: string
  span: HealthSpan
  /** What was typed into the trial; empty where nothing was. */
  said: Partial<TypedTrial>
}

/** `section` is the id of the heading to come out at; empty for the top. */
export const routingHref = (
  { applicationId, organisationId, said, span }: RoutingAddress,
  section: string,
  query: { cursor?: string } = {},
): string =>
  `${placeHref(ROUTING_PATH, organisationId, {
    application: applicationId,
    span: span === '24h' ? undefined : span,
    ...said,
    ...query,
  })}${section && `#${section}`}`
