// Every webhook event: when it is sent, and a sample body.
import { Block, Code, Section } from './prose'

export interface EventWords {
  type: string
  when: string
  /** As JSON. */
  sample: string
}

export function EventsSection({ events }: { events: readonly EventWords[] }) {
  return (
    <Section id="events" title="Events">
      <p>
        All {events.length} of them. <Code>id</Code> identifies the event for every receiver;{' '}
        <Code>data</Code> is the resource as it was at that moment, and may gain fields.{' '}
        <Code>GET /events</Code> lists the events of the last 30 days, whether or not you were subscribed:
        resume from where you stopped, overlap by a minute, and deduplicate events by their <Code>id</Code>.
      </p>
      <ul className="divide-y divide-line border-line border-y">
        {events.map(({ sample, type, when }) => (
          <li key={type} className="py-2">
            <details>
              <summary className="cursor-pointer">
                <Code>{type}</Code> <span className="text-muted">{when}</span>
              </summary>
              <Block>{sample}</Block>
            </details>
          </li>
        ))}
      </ul>
    </Section>
  )
}
