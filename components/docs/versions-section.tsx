// Rate limits and versioning.
import { Code, Section } from './prose'

export function VersionsSection() {
  return (
    <>
      <Section id="limits" title="Rate limits">
        <p>
          Every response says in <Code>RateLimit-Policy</Code> which limits the call counts against (
          <Code>q</Code> calls in <Code>w</Code> seconds) and in <Code>RateLimit</Code> how many are left (
          <Code>r</Code>) and when the limit resets (<Code>t</Code> seconds). Calls beyond it get a 429 with{' '}
          <Code>Retry-After</Code>.
        </p>
      </Section>
      <Section id="versions" title="Versioning">
        <p>
          Responses may gain fields, and lists of values may grow: read what you know and ignore the rest.
          Nothing is removed or changed in meaning without notice: every response of a deprecated operation
          says since when it is deprecated (<Code>Deprecation</Code>, RFC 9745) and when it may end (
          <Code>Sunset</Code>, RFC 8594), and the changelog says what to use instead. Each release is compared
          with the OpenAPI documents published before it.
        </p>
      </Section>
    </>
  )
}
