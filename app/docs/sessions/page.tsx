// The guide and the reference of the Sessions API, drawn from its OpenAPI document.
import { sessionsOpenApi } from '@/app/api/v1/openapi.json/document'
import { POST } from '@/app/api/v1/sessions/route'
import { Contents } from '@/components/docs/contents'
import { CredentialsDesk, CredentialsProvider } from '@/components/docs/credentials'
import { ErrorTable } from '@/components/docs/error-table'
import { Operation } from '@/components/docs/operation'
import { SESSIONS_SECTIONS, SessionsGuide } from '@/components/docs/sessions-guide'
import { Shell } from '@/components/docs/shell'
import { errorTable } from '@/lib/http/reference/error-table'
import { referenceOf } from '@/lib/http/reference/reference'
import { sessionsManner } from '@/lib/http/reference/sessions-manner'
import { routingWords } from '@/lib/sessions/routing-words'
import { SAMPLE_ANSWER, SAMPLE_ORDER } from '@/lib/sessions/sample'
import { house } from '@/lib/wiring'

export const dynamic = 'force-dynamic'
export const metadata = {
  title: 'Sessions Platform API · Remit',
  description: 'One call chooses the best payment provider and returns the URL of its payment page.',
}

export default function SessionsDocs() {
  const { appUrl } = house().env
  const tags = referenceOf(sessionsOpenApi(), appUrl)
  return (
    <Shell>
      <CredentialsProvider>
        <div className="mx-auto max-w-6xl gap-12 px-4 wide:flex wide:px-8">
          <Contents sections={SESSIONS_SECTIONS} tags={tags} />
          <main className="min-w-0 grow space-y-12 py-8">
            <header className="max-w-3xl space-y-3">
              <h1 className="font-strong text-32">The Sessions API</h1>
              <p className="text-17 text-muted">
                One call chooses the best payment provider and returns the URL of its payment page.
              </p>
              <p>
                <a className="text-accent underline" href="/api/v1/openapi.json">
                  OpenAPI
                </a>
              </p>
            </header>
            <SessionsGuide
              appUrl={appUrl}
              order={JSON.stringify(SAMPLE_ORDER, null, 2)}
              answer={JSON.stringify(SAMPLE_ANSWER, null, 2)}
              routing={routingWords}
            />
            <div className="max-w-3xl">
              <ErrorTable rows={errorTable(POST.operation, sessionsManner, appUrl)} />
            </div>
            <section aria-labelledby="reference" className="space-y-8">
              <h2 id="reference" className="font-strong text-32">
                Reference
              </h2>
              <CredentialsDesk hasToken />
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
