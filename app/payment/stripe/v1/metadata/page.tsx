// What the Checkout API offers, drawn from the schemas that check its calls.
import { checkoutOpenApi } from '@/app/api/checkout/openapi.json/document'
import { CredentialsDesk, CredentialsProvider } from '@/components/docs/credentials'
import { Operation } from '@/components/docs/operation'
import { Shell } from '@/components/docs/shell'
import { referenceOf } from '@/lib/http/reference/reference'
import { house } from '@/lib/wiring'

export const dynamic = 'force-dynamic'
export const metadata = {
  title: 'Checkout API · Remit',
  description: 'Create checkouts from your articles: every operation with its fields.',
}

export default function Metadata() {
  const document = checkoutOpenApi()
  return (
    <Shell>
      <CredentialsProvider>
        <main className="mx-auto max-w-3xl space-y-12 px-4 py-8 wide:px-8">
          <header className="space-y-3">
            <h1 className="font-strong text-32">The Checkout API</h1>
            <p className="text-17 text-muted">{document.info.description?.replaceAll('`', '')}</p>
            <p>
              <a className="text-accent underline" href="/api/checkout/openapi.json">
                OpenAPI
              </a>
            </p>
          </header>
          <CredentialsDesk />
          {referenceOf(document, house().env.appUrl).map(({ description, name, operations, title }) => (
            <section key={name} aria-label={name}>
              <h2 className="font-strong text-22">{title}</h2>
              <p className="text-muted">{description}</p>
              <div className="divide-y divide-line">
                {operations.map((operation) => (
                  <Operation key={operation.id} operation={operation} />
                ))}
              </div>
            </section>
          ))}
        </main>
      </CredentialsProvider>
    </Shell>
  )
}
