// The guide and the reference of the Platform API, drawn from the OpenAPI document.
import { openApi } from '@/app/api/openapi.json/document'
import { Contents } from '@/components/docs/contents'
import { CredentialsDesk, CredentialsProvider } from '@/components/docs/credentials'
import { GUIDE_SECTIONS, Guide } from '@/components/docs/guide'
import { Operation } from '@/components/docs/operation'
import { Shell } from '@/components/docs/shell'
import { sampleOf } from '@/lib/http/reference/openapi-webhooks'
import { referenceOf } from '@/lib/http/reference/reference'
import type { Schemas } from '@/lib/http/reference/reference-schema'
import { EVENT_CATALOGUE } from '@/lib/webhooks/outgoing/catalogue'
import { house } from '@/lib/wiring'

export const dynamic = 'force-dynamic'
export const metadata = {
  title: 'Platform API · Remit',
  description: 'Invoices, paid by a link: guide and reference.',
}

export default function Docs() {
  const { appUrl, stripeApiBase } = house().env
  const tags = referenceOf(openApi(), appUrl)
  const schemas = (openApi().components?.schemas ?? {}) as Schemas
  const events = EVENT_CATALOGUE.map((event) => ({
    type: event.type,
    when: event.when,
    sample: JSON.stringify(sampleOf(event, schemas), null, 2),
  }))
  return (
    <Shell>
      <CredentialsProvider>
        <div className="mx-auto max-w-6xl gap-12 px-4 wide:flex wide:px-8">
          <Contents sections={GUIDE_SECTIONS} tags={tags} />
          <main className="min-w-0 grow space-y-12 py-8">
            <header className="max-w-3xl space-y-3">
              <h1 className="font-strong text-32">The Platform API</h1>
              <p className="text-17 text-muted">
                Invoices, paid by a link: the calls your server makes, and the webhooks it receives.
              </p>
            </header>
            <Guide appUrl={appUrl} sandboxUrl={stripeApiBase} events={events} />
            <section aria-labelledby="reference" className="space-y-8">
              <h2 id="reference" className="font-strong text-32">
                Reference
              </h2>
              <CredentialsDesk />
              {tags.map(({ description, name, operations, title }) => (
                <section key={name} aria-label={name} className="max-w-3xl">
                  <h2 className="font-strong text-22">{title}</h2>
                  <p className="text-muted">{description}</p>
                  <div className="divide-y divide-line">
                    {operations.map((operation) => (
                      <Operation key={operation.id} operation={operation} />
                    ))}
                  </div>
                </section>
              ))}
            </section>
          </main>
        </div>
      </CredentialsProvider>
    </Shell>
  )
}
