// The index of the documentation in the form of llmstxt.org: a title, what it is about, and lists of links.
import { CATALOGUE } from '@/lib/failure/catalogue'
import { type OpenApiDocument, operationsOf } from './openapi'

export function llmsText(document: OpenApiDocument, appUrl: string): string {
  const operations = operationsOf(document).map(
    ({ id, method, path, summary }) => `- [${summary}](${appUrl}/docs#${id}): ${method} ${path}`,
  )
  const events = Object.entries(document.webhooks ?? {}).map(([type, { post }]) => {
    const when = post && 'description' in post ? post.description : ''
    return `- [Event](${appUrl}/docs#events) ${type}: ${when}`
  })
  const problems = Object.entries(CATALOGUE).map(
    ([code, { status, title }]) => `- [${code}](${appUrl}/problems/${code}): ${status}, ${title}`,
  )
  return [
    '# Remit',
    '',
    '> Invoices, paid by a link: an invoice is created and sent through the API, the payer opens the link and pays, and the money goes straight to the seller’s own Stripe account.',
    '',
    'Authenticate with an API key in the header `x-dolfin-api-key`; name the organisation in `x-dolfin-organisation-id`. Amounts are decimals in the currency’s major unit. Errors are RFC 9457 problems; programs should check `code`.',
    '',
    '## Documentation',
    '',
    `- [Guide and reference](${appUrl}/docs): authentication, money, errors, idempotency, paging, every operation with try-it`,
    `- [OpenAPI 3.1](${appUrl}/api/openapi.json): the same for machines`,
    `- [Checkout API](${appUrl}/payment/stripe/v1/metadata): a Stripe checkout from your articles; [OpenAPI 3.1](${appUrl}/api/checkout/openapi.json)`,
    `- [Sessions API](${appUrl}/docs/sessions): one call chooses the best payment provider and returns a checkout URL; idempotency, states, the routing formula, webhooks, the error table; [OpenAPI 3.1](${appUrl}/api/v1/openapi.json)`,
    `- [Problems](${appUrl}/problems): every error, what it means and what to do`,
    '',
    '## Operations',
    '',
    ...operations,
    '',
    '## Events',
    '',
    ...events,
    '',
    '## Optional',
    '',
    ...problems,
    '',
  ].join('\n')
}
