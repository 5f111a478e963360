// Webhooks of the Sessions API.
import { Block, Code, Section } from './prose'

const subscribe = (appUrl: string) => `call ${appUrl}/api/v1/applications/$ID/webhooks \\
  -d '{ "url": "https://merchant.example.com/webhooks/remit", "subscribedEvents": ["session.succeeded"] }'   # → signingSecret`

const EVENT = `{
  "type": "session.succeeded",
  "timestamp": "2026-11-30T09:30:00.000Z",
  "data": { "sessionId": "e4b8c1a2-…", "orderReference": "ORD-2024-001", "status": "SUCCEEDED", "capturedAmount": 140.76, … }
}`

const EVENTS = [
  'session.succeeded',
  'session.failed',
  'session.expired',
  'session.cancelled',
  'session.refunded',
  'session.dispute.opened',
  'session.dispute.updated',
  'session.dispute.closed',
]

export function SessionWebhooks({ appUrl }: { appUrl: string }) {
  return (
    <Section id="webhooks" title="Receiving webhooks">
      <p>
        {EVENTS.map((event, at) => (
          <span key={event}>
            {at > 0 && ', '}
            <Code>{event}</Code>
          </span>
        ))}
        : posted to the endpoints of the application, signed according to{' '}
        <a href="https://www.standardwebhooks.com" className="text-accent underline">
          Standard Webhooks
        </a>
        . The signing secret is shown once, in the response to this call:
      </p>
      <Block>{subscribe(appUrl)}</Block>
      <Block>{EVENT}</Block>
      <p>
        An event can arrive twice, and events can arrive out of order: remember each <Code>webhook-id</Code>,
        and read the session where the order matters. Verifying an event, retries, and what switches an
        endpoint off work the same way{' '}
        <a href="/docs#webhooks" className="text-accent underline">
          as for invoices
        </a>
        . <Code>…/test</Code> sends a test event, <Code>…/rotate-secret</Code> gives a new secret while both
        are used for 24 hours, <Code>…/deliveries</Code> shows every attempt, and <Code>…/redeliver</Code>{' '}
        sends one again.
      </p>
    </Section>
  )
}
