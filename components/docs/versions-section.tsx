// What callers may rely on as the API grows, and how much they may call it.
import { Code, Section } from './prose'

export function VersionsSection() {
  return (
    <>
      <Section id="limits" title="Rate limits">
        <p>
          Every answer says in <Code>RateLimit-Policy</Code> which limits the call counts against (
          <Code>q</Code> calls in <Code>w</Code> seconds) and in <Code>RateLimit</Code> how many are left (
          <Code>r</Code>) and when it begins anew (<Code>t</Code> seconds). Beyond it there is a 429 with{' '}
          <Code>Retry-After</Code>.
        </p>
      </Section>
      <Section id="versions" title="Versioning">
        <p>
          Answers may gain fields, and lists of values may grow: read what you know and pass over the rest.
          Nothing is removed or changed in meaning without a date: what will end says so with every answer,
          from when (<Code>Deprecation</Code>, RFC 9745) and until when at least (<Code>Sunset</Code>, RFC
          8594), and the changelog tells what to use in its place. Each release is compared with the OpenAPI
          documents that were published before.
        </p>
      </Section>
    </>
  )
}
