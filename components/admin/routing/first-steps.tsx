// The first steps of routing: creating an application and connecting a provider, each with one call.
import { Block } from '@/components/docs/prose'
import { EmptyState } from '@/components/ui/empty-state'

interface Props {
  appUrl: string
  organisationId: string
}

/** A call that an Owner's or Admin's program makes. */
const curl = ({ appUrl, organisationId }: Props, path: string, body: object): string =>
  [
    `curl -X POST ${appUrl}${path} \\`,
    `  -H "x-dolfin-api-key: $REMIT_API_KEY" \\`,
    `  -H "x-dolfin-organisation-id: ${organisationId}" \\`,
    '  -H "content-type: application/json" \\',
    `  -d '${JSON.stringify(body)}'`,
  ].join('\n')

export function NoApplication(props: Props) {
  return (
    <EmptyState title="No application yet">
      <div className="grid gap-3">
        <p>
          An application is one of your shops or apps. It creates sessions with its own key, and each payment
          goes to the best of its providers. What was chosen, and why, will appear here. Create one with an
          API key of this organisation:
        </p>
        <Block>{curl(props, '/api/v1/applications', { name: 'Web shop' })}</Block>
      </div>
    </EmptyState>
  )
}

export function NoConnection({ applicationId, ...props }: Props & { applicationId: string }) {
  return (
    <EmptyState title="No provider is connected">
      <div className="grid gap-3">
        <p>
          Until one is connected, this application cannot take payments. Connect one with the key from your
          provider; it is tested first and stored encrypted:
        </p>
        <Block>
          {curl(props, `/api/v1/applications/${applicationId}/providers`, {
            name: 'stripe',
            paymentMethods: ['card'],
            cost: { percent: 1.75, fixed: 0.3 },
            credentials: { apiKey: 'sk_test_…' },
          })}
        </Block>
      </div>
    </EmptyState>
  )
}
