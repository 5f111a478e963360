// Webhooks: how to subscribe, and how to verify an event.
import { Block, Code, Section } from './prose'

const subscribe = (appUrl: string) => `curl ${appUrl}/webhook-subscriptions \\
  -H "x-dolfin-api-key: $REMIT_API_KEY" -H "content-type: application/json" \\
  -d '{"url": "https://example.com/webhooks/remit", "subscribedEvents": ["invoice.paid", "payment.failed"]}'`

const VERIFY = `import { Webhook } from 'standardwebhooks'   // for Python, Go, Java and others: standardwebhooks.com

const webhook = new Webhook(process.env.REMIT_WEBHOOK_SECRET)   // whsec_…

export async function POST(request) {
  const body = await request.text()   // unchanged: parsing and rewriting it would break the signature
  const event = webhook.verify(body, Object.fromEntries(request.headers))   // throws if it is not from us
  await rememberOnce(request.headers.get('webhook-id'), event)
  return new Response(null, { status: 204 })
}`

const EVENT = `{
  "type": "invoice.paid",
  "timestamp": "2026-11-30T09:30:00.000Z",
  "data": { "id": "7d0e2c5a-…", "documentNumber": "INV-0042", "status": "Paid", "amountPaid": 140.76, … }
}`

export function WebhooksSection({ appUrl, isSandbox }: { appUrl: string; isSandbox: boolean }) {
  return (
    <Section id="webhooks" title="Receiving webhooks">
      <p>
        Subscribe once, and Remit posts each event to your endpoint: the resource as the API presents it,
        signed according to{' '}
        <a href="https://www.standardwebhooks.com" className="text-accent underline">
          Standard Webhooks
        </a>
        . The response contains <Code>signingSecret</Code>, which is shown only once. The address must be
        public, and use https on port 443.
      </p>
      <Block>{subscribe(appUrl)}</Block>
      <Block>{EVENT}</Block>
      <p>Any Standard Webhooks library can verify an event. Do this before you trust its contents:</p>
      <Block>{VERIFY}</Block>
      <p>
        Respond with a 2xx within 20 seconds; redirects are not followed. Anything else is retried after about
        5 seconds, 5 and 30 minutes, 2, 5, 10, 14, 20 and 24 hours, under the same <Code>webhook-id</Code>; a{' '}
        <Code>Retry-After</Code> on 429 and 503 is honoured. So an event can arrive twice, and events can
        arrive out of order: remember the ids, and read the resource where the order matters. A 410 switches
        the endpoint off, and so do five days of nothing but failures.
      </p>
      {isSandbox && (
        <p>
          To try it with an endpoint on your own machine, start Remit with{' '}
          <Code>WEBHOOK_ALLOW_LOOPBACK=true</Code>; then addresses such as{' '}
          <Code>http://127.0.0.1:4000/hook</Code> are accepted.
        </p>
      )}
      <p>
        <Code>GET /webhook-subscriptions/{'{id}'}/deliveries</Code> shows each attempt and the response to it;{' '}
        <Code>…/redeliver</Code> sends one again, <Code>…/test</Code> sends a <Code>webhook.test</Code> event.
        After <Code>…/rotate-secret</Code> everything is signed with both secrets for a day.
      </p>
    </Section>
  )
}
